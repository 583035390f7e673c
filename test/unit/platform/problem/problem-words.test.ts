import { expect, test } from 'vitest'
import type { Problem } from '../../../../src/core/problem/problem.ts'
import { problemActions } from '../../../../src/core/problem/problem-action.ts'
import { languageCodes } from '../../../../src/core/settings/settings.ts'
import { actionLabel, howTo, problemWords } from '../../../../src/platform/problem/problem-words.ts'
import { useLanguage } from '../../../../src/platform/words/i18n.ts'
import { problemSamples } from '../../samples/problem-samples.ts'

test.each(languageCodes)('every problem has words and buttons in %s', (language) => {
  useLanguage(language)
  for (const problem of problemSamples) {
    const { title, hint } = problemWords(problem, 'api.example')
    const labels = problemActions(problem).map(actionLabel)
    for (const text of [title, hint ?? 'none', ...labels]) {
      expect(text, problem.kind).not.toBe('')
      expect(text, problem.kind).not.toMatch(/\{\w+\}|undefined|null/)
    }
  }
})

test.each<[Problem, string, string | null]>([
  [
    { kind: 'spending-limit', period: 'day', limitUsd: 5, spentUsd: 4, mostUsd: 2 },
    'Your limit of $5.00 a day would be passed, so nothing was sent.',
    'Today $4.00 counts as spent, and this question could cost up to $2.00. You can send this one anyway, or change the limit in the options.',
  ],
  [
    { kind: 'spending-limit', period: 'month', limitUsd: 50, spentUsd: 49, mostUsd: 3 },
    'Your limit of $50.00 a month would be passed, so nothing was sent.',
    'This month $49.00 counts as spent, and this question could cost up to $3.00. You can send this one anyway, or change the limit in the options.',
  ],
  [
    { kind: 'spending-unknown', model: 'llava' },
    'The price of llava at api.example is not known, so your spending limit cannot count it. Nothing was sent.',
    'Send this one anyway, or give the model a price in the options (0 if it is free).',
  ],
  [
    { kind: 'image-file-too-big', maxBytes: 25_000_000 },
    'The image file is too big',
    'At most 25 MB. You can send what is visible of it on the page.',
  ],
  [
    { kind: 'image-too-many-pixels', width: 30_000, height: 20_000 },
    'The image has too many pixels',
    'It is 30000 × 20000. You can send what is visible of it on the page.',
  ],
  [
    { kind: 'model-not-found', model: 'gpt-7' },
    "This key can't use gpt-7",
    'The model may be misspelled, retired, or not part of your account at api.example.',
  ],
  [
    { kind: 'unknown-parameter', parameter: 'detail' },
    'api.example does not know the setting detail',
    'It is left out from now on. Try again.',
  ],
  [
    { kind: 'unexpected', status: 418, code: 'teapot', words: null },
    'Unexpected answer (418, teapot)',
    'Trying again may help; the details say more.',
  ],
])('%j is said with all that it carries', (problem, title, hint) => {
  useLanguage('en')
  expect(problemWords(problem, 'api.example')).toEqual({ title, hint })
})

test.each<[Problem, RegExp]>([
  [{ kind: 'rate-limited', retryAfterSeconds: 20 }, /wait 20 s/],
  [{ kind: 'missing-scope', scope: 'model.request' }, /permission model\.request/],
  [{ kind: 'server-trouble', status: 503, retryAfterSeconds: null }, /status 503/],
  [{ kind: 'question-too-long', maxCharacters: 4000 }, /4000/],
])('the hint of %j says how much', (problem, part) => {
  useLanguage('en')
  expect(problemWords(problem, 'api.example').hint).toMatch(part)
})

test('without a host the words speak of the server', () => {
  useLanguage('en')
  expect(problemWords({ kind: 'unreachable' }, null).title).toBe("Can't reach the server")
})

test('the way out of a local refusal names the settings', () => {
  useLanguage('en')
  expect(howTo({ kind: 'local-server-refuses' })).toMatch(/OLLAMA_ORIGINS=.*\n.*Enable CORS/)
  expect(howTo({ kind: 'no-key' })).toBeNull()
})
