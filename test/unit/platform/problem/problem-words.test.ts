import { expect, test } from 'vitest'
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

test('without a host the words speak of the server', () => {
  useLanguage('en')
  expect(problemWords({ kind: 'unreachable' }, null).title).toBe("Can't reach the server")
})

test('the way out of a local refusal names the settings', () => {
  useLanguage('en')
  expect(howTo({ kind: 'local-server-refuses' })).toMatch(/OLLAMA_ORIGINS=.*\n.*Enable CORS/)
  expect(howTo({ kind: 'no-key' })).toBeNull()
})
