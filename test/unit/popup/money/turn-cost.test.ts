import { describe, expect, it } from 'vitest'
import type { Turn } from '../../../../src/core/chat/turn.ts'
import type { Estimate, RequestRecord, Usage } from '../../../../src/core/money/usage.ts'
import { type CostPart, costParts, priceOfTurn } from '../../../../src/popup/money/cost-parts.ts'
import { priceWords } from '../../../../src/popup/money/cost-words.ts'
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

  it.each<[string, Partial<Turn>, number | null]>([
    ['is named where the server counts it', { answer: 'A lake.', requests: [thought] }, 64],
    ['is not guessed beside an answer', { answer: 'A lake.', thinking, requests: [unsaid] }, null],
    ['is all that is billed when no word came', { state: { name: 'cut' }, requests: [unsaid] }, 86],
    ['is that too after a good end', { state: { name: 'empty' }, thinking, requests: [unsaid] }, 86],
    ['is not known of an end without thinking', { state: { name: 'empty' }, requests: [unsaid] }, null],
  ])('%s', (_, turn, reasoningTokens) => {
    const cost = costOfTurn(turnRow({ state: { name: 'done' }, ...turn }))
    expect(cost).toMatchObject({ name: 'reported', usage: { reasoningTokens } })
  })
})

describe('the price under an answer', () => {
  const done = { name: 'done' } as const
  const unknown = { ...reported, usd: null, estimate: { ...estimate, usd: null, maxAnswerUsd: null } }
  const stored = { turnId: 'before', askedAt: 0 }
  it.each<[string, Partial<Turn>, string | null]>([
    ['is what the server reported', { requests: [reported] }, '$0.0002'],
    [
      'says that it is about so much where it did not',
      { requests: [silent], answer: 'A lake.' },
      '≈ $0.0001',
    ],
    ['says so where a part was not reported', { requests: [silent, reported] }, '≈ $0.0003'],
    ['is free for a saved answer', { reusedFrom: stored }, 'free'],
    ['is free where tokens cost nothing', { requests: [{ ...reported, usd: 0 }] }, 'free'],
    ['is unknown, never nothing, without a price', { requests: [unknown] }, 'price unknown'],
    [
      'is unknown too where nothing was reported',
      { requests: [{ ...unknown, usage: null }] },
      'price unknown',
    ],
    ['is not there where nothing was sent', {}, null],
    ['is not there while it runs', { state: { name: 'answering' }, estimate }, null],
  ])('%s', (_, changes, words) => {
    const turn = turnRow({ state: done, ...changes })
    const price = priceOfTurn(turn, costOfTurn(turn))
    expect(price && priceWords(price)).toBe(words)
  })
})

describe('what the money was for', () => {
  const partsOf = (changes: Partial<Turn>) => {
    const turn = turnRow({ state: { name: 'done' }, ...changes })
    return costParts(turn, costOfTurn(turn))
  }
  const sum = (parts: readonly CostPart[]) => parts.reduce((all, { usd }) => all + usd, 0)
  const thought = { ...reported, usage: { ...usage, reasoningTokens: 43 } }

  it('is the picture, the words, the thinking and the answer, and adds up', () => {
    const parts = partsOf({ requests: [thought] })
    expect(parts.map(({ name }) => name)).toEqual(['picture', 'words', 'thinking', 'answer'])
    expect(sum(parts)).toBeCloseTo(0.0002, 9)
    expect(parts[2]?.usd).toBeCloseTo(parts[3]?.usd ?? 0, 9)
  })

  it('takes the estimated picture where the server does not count it by itself', () => {
    const unsaid = { ...reported, usage: { ...usage, imageTokens: null } }
    expect(partsOf({ requests: [unsaid] })).toEqual(partsOf({ requests: [reported] }))
  })

  it.each<[string, Partial<Turn>]>([
    ['the price is not known', { requests: [{ ...reported, usd: null }] }],
    [
      'the tokens of the picture are not',
      { requests: [{ ...silent, estimate: { ...estimate, imageTokens: null, usd: null } }] },
    ],
    ['only a part was reported', { requests: [silent, reported] }],
    ['nothing was sent', { reusedFrom: { turnId: 'before', askedAt: 0 } }],
  ])('is not told where %s', (_, changes) => {
    expect(partsOf(changes)).toEqual([])
  })
})
