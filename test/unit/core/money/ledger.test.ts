import { describe, expect, it } from 'vitest'
import { countedUsd, type LedgerRow, settleRow } from '../../../../src/core/money/ledger.ts'
import { makeRow, usage } from '../../samples/ledger-rows.ts'

const settled = makeRow({ state: 'settled', usage, usd: 0.003 })

describe('the money that counts', () => {
  it.each<[string, Partial<LedgerRow>, number | null]>([
    ['under way: the most it can cost', {}, 0.01],
    ['reported', { state: 'settled', usage, usd: 0.003 }, 0.003],
    ['reported without a price', { state: 'settled', usage, usd: null }, null],
    ['stopped or cut: the most it can cost', { state: 'unreported' }, 0.01],
    ['refused', { state: 'released' }, 0],
    ['refused without a price', { state: 'released', mostUsd: null }, 0],
    ['stopped without a price: unknown, never zero', { state: 'unreported', mostUsd: null }, null],
  ])('%s', (_name, changes, usd) => expect(countedUsd(makeRow(changes))).toBe(usd))
})

describe('a row that is closed', () => {
  it('is never changed again', () => {
    expect(settleRow(settled, { state: 'released', usage: null, usd: null })).toEqual(settled)
    const unreported = makeRow({ state: 'unreported' })
    expect(settleRow(unreported, { state: 'settled', usage, usd: 1 })).toEqual(unreported)
  })
})
