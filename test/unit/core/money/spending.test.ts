import { describe, expect, it } from 'vitest'
import { averageUsd, spendingBy, spendingOf } from '../../../../src/core/money/spending.ts'
import { makeRow, usage } from '../../samples/ledger-rows.ts'

const settled = makeRow({ state: 'settled', usage, usd: 0.003 })

describe('what was spent', () => {
  it('add what was reported to the most of the rest, and count the unpriced apart', () => {
    const rows = [
      settled,
      makeRow({ turnId: 'second', state: 'unreported' }),
      makeRow({ turnId: 'third', state: 'settled', usage, usd: null }),
      makeRow({ turnId: 'fourth', state: 'released' }),
    ]
    expect(spendingOf(rows)).toEqual({
      requests: 3,
      questions: 3,
      usd: expect.closeTo(0.013, 10),
      unreportedUsd: 0.01,
      unpriced: 1,
      inputTokens: 1040 + 1050 + 1040,
      answerTokens: 200,
    })
  })

  it('an answer that was continued is one question', () => {
    expect(spendingOf([settled, settled])).toMatchObject({ requests: 2, questions: 1 })
    expect(averageUsd([settled, settled])).toBeCloseTo(0.006, 10)
  })

  it('each question of a private window is one of its own', () => {
    const rows = ['a', 'b'].map((id) => makeRow({ id, turnId: null, chatId: null }))
    expect(spendingOf(rows).questions).toBe(2)
  })

  it('an average without any price is unknown', () => {
    expect(averageUsd([])).toBeNull()
    expect(averageUsd([makeRow({ state: 'settled', usage, usd: null })])).toBeNull()
  })

  it('by model come with the dearest first, without what was never sent', () => {
    const rows = [
      settled,
      makeRow({ model: 'dear', usd: 9, usage, state: 'settled' }),
      makeRow({ model: 'x', state: 'released' }),
    ]
    expect(spendingBy(rows, ({ model }) => model).map(({ key }) => key)).toEqual(['dear', 'gpt-6-sol'])
  })
})
