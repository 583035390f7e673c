import { expect, test } from 'vitest'
import type { Problem } from '../../../../src/core/problem/problem.ts'
import { defaultSettings } from '../../../../src/core/settings/settings.ts'
import { refusalWords } from '../../../../src/options/form/refusal-words.ts'
import { type Draft, draftOf, type FieldName } from '../../../../src/options/state/draft.ts'
import { useLanguage } from '../../../../src/platform/words/i18n.ts'

const draft: Draft = { ...draftOf(defaultSettings), answerLanguage: 'l'.repeat(1234) }
const invalid = (field: FieldName): Problem => ({ kind: 'setting-invalid', field })

test.each<[FieldName, string]>([
  ['model', 'Write the name of a model, at most 200 characters.'],
  ['answerLanguage', 'At most 60 characters; these are 1,234.'],
  ['maxAnswerTokens', 'Write a whole number from 16 to 128,000.'],
  ['dailyLimitUsd', 'An amount in US dollars from 0 to 1,000,000, for example 0.50. Empty means no limit.'],
])('a refused %s is told what it takes', (field, words) => {
  useLanguage('en')
  expect(refusalWords(field, invalid(field), draft)).toBe(words)
})

test('what was refused for a reason of its own is told that', () => {
  useLanguage('en')
  expect(refusalWords('baseUrl', { kind: 'base-url-invalid', reason: 'scheme' }, draft)).toMatch(/http/)
  expect(refusalWords('detail', invalid('detail'), draft)).not.toBe('')
})
