import { expect, test } from 'vitest'
import type { Problem } from '../../../../src/core/problem/problem.ts'
import type { ProblemAction } from '../../../../src/core/problem/problem-action.ts'
import { problemActions } from '../../../../src/core/problem/problem-action.ts'
import { languageCodes } from '../../../../src/core/settings/settings.ts'
import { useLanguage } from '../../../../src/platform/words/i18n.ts'
import { actionLabel, howTo, problemWords } from '../../../../src/platform/words/problem-words.ts'
import { problemSamples } from '../../samples/problem-samples.ts'

const mainButtons: [Problem, ProblemAction | undefined][] = [
  [{ kind: 'no-key' }, 'options'],
  [{ kind: 'key-refused' }, 'replace-key'],
  [{ kind: 'no-credit' }, 'billing'],
  [{ kind: 'model-not-found', model: 'm' }, 'choose-model'],
  [{ kind: 'model-without-vision', model: 'm' }, 'choose-model'],
  [{ kind: 'chat-too-long', model: 'm' }, 'new-chat'],
  [{ kind: 'content-refused' }, 'edit-question'],
  [{ kind: 'image-unreadable' }, 'use-visible'],
  [{ kind: 'local-server-refuses' }, 'how-to'],
  [{ kind: 'server-trouble', status: 503, retryAfterSeconds: null }, 'retry'],
  [{ kind: 'unreachable' }, 'retry'],
  [{ kind: 'not-the-api' }, 'retry'],
  [{ kind: 'connection-lost', reason: 'cut' }, 'continue'],
  [{ kind: 'connection-lost', reason: 'no-first-byte' }, 'retry'],
  [{ kind: 'redirected' }, 'options'],
  [{ kind: 'unexpected', status: 400, code: null }, 'retry'],
  [{ kind: 'image-gone' }, undefined],
]
test.each(mainButtons)('the main button of %j is %s', (problem, action) => {
  expect(problemActions(problem)[0]).toBe(action)
})

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

test('without a host the words speak of the server', () => {
  useLanguage('en')
  expect(problemWords({ kind: 'unreachable' }, null).title).toBe("Can't reach the server")
})

test('the way out of a local refusal names the settings', () => {
  useLanguage('en')
  expect(howTo({ kind: 'local-server-refuses' })).toMatch(/OLLAMA_ORIGINS=.*\n.*Enable CORS/)
  expect(howTo({ kind: 'no-key' })).toBeNull()
})
