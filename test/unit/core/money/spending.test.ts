import { describe, expect, it } from 'vitest'
import { addUp } from '../../../../src/core/money/spending.ts'
import type { RequestRecord } from '../../../../src/core/money/usage.ts'

const reported: RequestRecord = {
  startedAt: 0,
  estimate: {
    imageTokens: 1229,
    textTokens: 20,
    maxAnswerTokens: 1000,
    usd: 0.01,
    maxAnswerUsd: 0.05,
    rule: 'published',
  },
  usage: {
    promptTokens: 1250,
    completionTokens: 100,
    imageTokens: null,
    cachedTokens: null,
    reasoningTokens: null,
  },
  usd: 0.02,
  requestId: null,
}
type Expected = { usd: number | null; maxUsd: number | null; reported: number; unpriced: number }

const cut: RequestRecord = { ...reported, usage: null, usd: null }
const foreign: RequestRecord = { ...reported, usd: null }
const foreignCut: RequestRecord = {
  ...cut,
  estimate: { ...cut.estimate, usd: null, maxAnswerUsd: null },
}

describe('what several requests cost together', () => {
  it.each<[RequestRecord[], Expected, string]>([
    [[], { usd: 0, maxUsd: 0, reported: 0, unpriced: 0 }, 'nothing was asked, so nothing was spent'],
    [
      [reported],
      { usd: 0.02, maxUsd: 0.02, reported: 1, unpriced: 0 },
      'the reported price, not the estimate',
    ],
    [[cut], { usd: 0.01, maxUsd: 0.06, reported: 0, unpriced: 0 }, 'cut off: the estimate counts, not zero'],
    [[reported, cut], { usd: 0.03, maxUsd: 0.08, reported: 1, unpriced: 0 }, 'both kinds together'],
    [[foreign], { usd: null, maxUsd: null, reported: 1, unpriced: 1 }, 'no price is known at all'],
    [[foreignCut], { usd: null, maxUsd: null, reported: 0, unpriced: 1 }, 'neither usage nor price'],
    [
      [reported, foreign],
      { usd: 0.02, maxUsd: 0.02, reported: 2, unpriced: 1 },
      'known prices, and how many are not',
    ],
  ])('%#: %o gives %o: %s', (records, expected) => {
    const { usd, maxUsd, ...rest } = addUp(records)
    expect(rest).toMatchObject({ reported: expected.reported, unpriced: expected.unpriced })
    expect(rest.requests).toBe(records.length)
    if (expected.usd === null) expect([usd, maxUsd]).toEqual([null, null])
    else
      expect([usd, maxUsd]).toEqual([
        expect.closeTo(expected.usd, 12),
        expect.closeTo(expected.maxUsd ?? 0, 12),
      ])
  })

  it('adds up the reported tokens', () => {
    expect(addUp([reported, reported, cut])).toMatchObject({ promptTokens: 2500, completionTokens: 200 })
  })
})
