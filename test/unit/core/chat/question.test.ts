import { describe, expect, test } from 'vitest'
import { maxQuestionCharacters, readQuestion } from '../../../../src/core/chat/question.ts'

describe('a question', () => {
  test.each([
    ['nothing', ''],
    ['spaces and line ends', ' \n\t '],
    ['NUL alone', '\0\0'],
  ])('of %s is refused', (_, typed) => {
    expect(readQuestion(typed)).toEqual({ ok: false, problem: { kind: 'question-empty' } })
  })

  test('of a megabyte is refused, with what is allowed', () => {
    expect(readQuestion('q'.repeat(1_000_000))).toEqual({
      ok: false,
      problem: { kind: 'question-too-long', maxCharacters: maxQuestionCharacters },
    })
  })

  test('that is a key is refused', () => {
    expect(readQuestion(' sk-CANARY-0123456789abcdef ')).toEqual({
      ok: false,
      problem: { kind: 'question-is-key' },
    })
  })

  test.each([
    ['a lone surrogate', 'What\uD83D?', 'What\uFFFD?'],
    ['a whole emoji', 'What \u{1F600}?', 'What \u{1F600}?'],
    ['NUL', 'Wh\0at?', 'What?'],
    ['space around it', '  What?\n', 'What?'],
  ])('with %s is put in order', (_, typed, question) => {
    expect(readQuestion(typed)).toEqual({ ok: true, value: question })
  })
})
