import { describe, expect, it } from 'vitest'
import type { Turn } from '../../../../src/core/chat/turn.ts'
import type { Estimate, RequestRecord, Usage } from '../../../../src/core/money/usage.ts'
import { costOfTurn } from '../../../../src/popup/money/turn-cost.ts'
import { turnRow } from '../state/popup-page.ts'

const estimate: Estimate = {
  imageTokens: 1229,
  textTokens: 24,
  maxAnswerTokens: 4096,
  usd: 0.0001,
  maxAnswerUsd: 0.002,
  rule: 'published',
}
const usage: Usage = {
  promptTokens: 1253,
  completionTokens: 86,
  imageTokens: 1229,
  cachedTokens: null,
  reasoningTokens: 0,
}
const reported: RequestRecord = { startedAt: 0, estimate, usage, usd: 0.0002, requestId: null }
const silent: RequestRecord = { ...reported, usage: null, usd: null }
const failed = (kind: 'no-credit' | 'unreachable'): Turn['state'] => ({
  name: 'failed',
  report: { problem: { kind }, host: null, requestId: null, details: null },
})

describe('what a turn cost', () => {
  const cases: { why: string; turn: Partial<Turn>; cost: object }[] = [
    { why: 'while it runs, the estimate', turn: { estimate }, cost: { name: 'estimated', estimate } },
    { why: 'before the image is known, nothing', turn: {}, cost: { name: 'none' } },
    {
      why: 'as reported, once it is done',
      turn: { state: { name: 'done' }, estimate, requests: [reported] },
      cost: { name: 'reported', usage, usd: 0.0002, missing: 0 },
    },
    {
      why: 'stopped: the estimate counts, never zero',
      turn: { state: { name: 'stopped' }, requests: [silent] },
      cost: { name: 'not-reported', estimate },
    },
    {
      why: 'continued after a break: the sum, and how many did not report',
      turn: { state: { name: 'done' }, requests: [silent, reported] },
      cost: { name: 'reported', usage, usd: expect.closeTo(0.0003), missing: 1 },
    },
    {
      why: 'refused: nothing was billed',
      turn: { state: failed('no-credit'), estimate },
      cost: { name: 'none' },
    },
  ]
  it.each(cases)('$why', ({ turn, cost }) => {
    const found = costOfTurn(turnRow(turn))
    expect(found).toMatchObject(cost)
  })
})
