import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownSoFar } from '../../../../src/core/answer/growing/growing-text.ts'
import { parseMarkdown } from '../../../../src/core/answer/markdown.ts'
import { chunkEnds, splitSettled } from '../../../../src/core/answer/markdown-chunks.ts'
import { markdownLimits } from '../../../../src/core/answer/markdown-limits.ts'
import { longAnswer } from '../../../demo/api/answers.ts'
import {
  contentsAnswer,
  mathematicsAnswer,
  rightToLeftAnswer,
} from '../../../demo/api/answers-of-contents.ts'
import { answers } from './markdown-samples.ts'

describe('whatever a model writes', () => {
  it('is split into chunks that nothing arriving later changes', () => {
    fc.assert(
      fc.property(answers, answers, (before, after) => {
        const early = chunkEnds(before)
        expect(chunkEnds(before + after).slice(0, early.length)).toEqual(early)
        const last = early.at(-1) ?? 0
        expect(chunkEnds(before + after, last)).toEqual(chunkEnds(before + after).slice(early.length))
        const { settled, rest } = splitSettled(before)
        expect(settled.join('') + rest).toBe(before)
      }),
      { numRuns: 500 },
    )
  })
})

describe('splitting while it streams', () => {
  const cases: { why: string; answer: string; settled: string[]; rest: string }[] = [
    { why: 'a paragraph is finished by a blank line', answer: 'a\n\nb', settled: ['a\n\n'], rest: 'b' },
    {
      why: 'a list goes on after a blank line',
      answer: '1. a\n\n2. b\n',
      settled: [],
      rest: '1. a\n\n2. b\n',
    },
    { why: 'a list ends at a new paragraph', answer: '- a\n\nb\n', settled: ['- a\n\n'], rest: 'b\n' },
    {
      why: 'blank lines in code do not end it',
      answer: 'x\n```\na\n\nb\n```\ny',
      settled: ['x\n', '```\na\n\nb\n```\n'],
      rest: 'y',
    },
    {
      why: 'a shorter fence inside does not close it',
      answer: '````\n```\n\n',
      settled: [],
      rest: '````\n```\n\n',
    },
    {
      why: 'blank lines in a formula do not end it',
      answer: 'a\n$$\nx\n\ny\n$$\n\nb',
      settled: ['a\n$$\nx\n\ny\n$$\n\n'],
      rest: 'b',
    },
    {
      why: 'those in brackets neither',
      answer: 'a\n\n\\[\n\nx\n\n\\]\n\nb',
      settled: ['a\n\n', '\\[\n\nx\n\n\\]\n\n'],
      rest: 'b',
    },
    { why: 'a formula may still go on', answer: '$$\nx\n\ny', settled: [], rest: '$$\nx\n\ny' },
    {
      why: 'what would be longer than any formula is none',
      answer: `$$\n\na\n\n${'b'.repeat(markdownLimits.formulaCharacters)}`,
      settled: ['$$\n\n', 'a\n\n'],
      rest: 'b'.repeat(markdownLimits.formulaCharacters),
    },
    {
      why: 'a bracket before another one is none',
      answer: '\\[\n\nx\n\n\\[\n\ny\n\\]\n\nb',
      settled: ['\\[\n\n', 'x\n\n', '\\[\n\ny\n\\]\n\n'],
      rest: 'b',
    },
    {
      why: 'a footnote goes on, set in, after a blank line',
      answer: '[^1]: a\n\n    b\n\nc',
      settled: [],
      rest: '[^1]: a\n\n    b\n\nc',
    },
    {
      why: 'a task goes on after a blank line',
      answer: '- [ ] a\n\n  b\n- [x] c\n\nd\n',
      settled: ['- [ ] a\n\n  b\n- [x] c\n\n'],
      rest: 'd\n',
    },
  ]
  it.each(cases)('$why', ({ answer, settled, rest }) => {
    expect(splitSettled(answer)).toEqual({ settled, rest })
  })
})

describe('an answer that arrives letter by letter', () => {
  const whole: [string, string][] = [
    ['mathematics', mathematicsAnswer],
    ['tasks, footnotes, addresses and code', contentsAnswer],
    ['Hebrew and Arabic', rightToLeftAnswer],
    ['everything else', longAnswer],
  ]
  it.each(whole)('with %s is in the end what it is as a whole, and what is finished stays', (_, answer) => {
    let finished: string[] = []
    for (let length = 1; length <= answer.length; length++) {
      const { settled, rest } = splitSettled(answer.slice(0, length))
      expect(settled.slice(0, finished.length)).toEqual(finished)
      finished = settled
      const shown = parseMarkdown(shownSoFar(rest), true)
      // Half a formula is shown as it is written, never as another one.
      const formulas = JSON.stringify(shown).match(/"tex":"(?:[^"\\]|\\.)*"/g) ?? []
      for (const formula of formulas) expect(JSON.stringify(parseMarkdown(answer))).toContain(formula)
    }
    const { settled, rest } = splitSettled(answer)
    expect([...settled, rest].flatMap((chunk) => parseMarkdown(chunk))).toEqual(parseMarkdown(answer))
  })
})
