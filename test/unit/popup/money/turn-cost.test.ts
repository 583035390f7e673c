import { describe, expect, it } from 'vitest'
import type { Turn } from '../../../../src/core/chat/turn.ts'
import type { Estimate, RequestRecord, Usage } from '../../../../src/core/money/usage.ts'
import { costLine } from '../../../../src/popup/money/cost-words.ts'
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

describe('what was thought', () => {
  const thinking = { text: 'Hm.', milliseconds: 1000 }
  const unsaid = { ...reported, usage: { ...usage, reasoningTokens: null } }
  const thought = { ...reported, usage: { ...usage, reasoningTokens: 64 } }

  it.each<[string, Partial<Turn>, string]>([
    ['is named where the server counts it', { answer: 'A lake.', requests: [thought] }, '64'],
    ['is nothing to speak of when it is zero', { answer: 'A lake.', requests: [reported] }, ''],
    ['is not guessed beside an answer', { answer: 'A lake.', thinking, requests: [unsaid] }, ''],
    ['is all that is billed when no word came', { state: { name: 'cut' }, requests: [unsaid] }, '86'],
    ['is that too after a good end', { state: { name: 'empty' }, thinking, requests: [unsaid] }, '86'],
    ['is not known of an end without thinking', { state: { name: 'empty' }, requests: [unsaid] }, ''],
  ])('%s', (_, turn, tokens) => {
    const line = costLine(costOfTurn(turnRow({ state: { name: 'done' }, ...turn })))
    expect(line).toMatch(/86 answer.*\sreported$/)
    expect(/of them (\d+) for thinking/.exec(line)?.[1] ?? '').toBe(tokens)
  })
})
