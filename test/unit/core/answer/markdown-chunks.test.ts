import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunkEnds, splitSettled } from '../../../../src/core/answer/markdown-chunks.ts'
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
  ]
  it.each(cases)('$why', ({ answer, settled, rest }) => {
    expect(splitSettled(answer)).toEqual({ settled, rest })
  })
})
