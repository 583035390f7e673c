import { describe, expect, it } from 'vitest'
import { mayShowAt, type Showing } from '../../../../src/core/answer/pace.ts'

describe('when a growing answer is parsed again', () => {
  const cases: { why: string; last: Showing | null; at: number }[] = [
    { why: 'the first words come at once', last: null, at: Number.NEGATIVE_INFINITY },
    { why: 'what costs nothing waits for the next frame', last: { startedAt: 100, endedAt: 100 }, at: 116 },
    { why: 'a frame counts from its beginning', last: { startedAt: 100, endedAt: 102 }, at: 116 },
    { why: 'beyond that a fifth of the time is used', last: { startedAt: 100, endedAt: 110 }, at: 150 },
    { why: 'however much it costs', last: { startedAt: 100, endedAt: 1100 }, at: 5100 },
    { why: 'a clock that was set back delays nothing', last: { startedAt: 900, endedAt: 100 }, at: 116 },
  ]
  it.each(cases)('$why', ({ last, at }) => {
    expect(mayShowAt(last)).toBe(at)
  })
})
