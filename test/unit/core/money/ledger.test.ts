import { describe, expect, it } from 'vitest'
import { ledgerCsv } from '../../../../src/core/money/csv.ts'
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

describe('the ledger as CSV', () => {
  const lines = (rows: LedgerRow[]) => ledgerCsv(rows, (at) => new Date(at).toISOString()).split('\r\n')

  it('have a header and a row for each request, oldest first, unknown left empty', () => {
    const [header, first, second, end] = lines([settled, makeRow({ at: 0, level: null, mostUsd: null })])
    expect(header).toMatch(/^time,day,model,server,detail,state,usd,reported_usd,most_usd,/)
    expect(first).toBe(
      '1970-01-01T00:00:00.000Z,2026-11-22,gpt-6-sol,api.openai.com,,reserved,,,,1000,50,,,,,,chat',
    )
    expect(second).toBe(
      '2026-11-22T12:00:00.000Z,2026-11-22,gpt-6-sol,api.openai.com,high,settled,0.003,0.003,0.01,1000,50,1040,1000,0,100,20,chat',
    )
    expect(end).toBe('')
  })

  it.each([
    ['=HYPERLINK("http://evil.example")', `"'=HYPERLINK(""http://evil.example"")"`, 'a formula'],
    ['+1', "'+1", 'a sum'],
    ['-1', "'-1", 'a difference'],
    ['@cmd', "'@cmd", 'a macro'],
    ['a,b', '"a,b"', 'a comma'],
    ['a"b', '"a""b"', 'a quotation mark'],
    ['a\nb', '"a\nb"', 'a line break'],
  ])('a model named %j is written %s: %s', (model, written) => {
    expect(ledgerCsv([makeRow({ model })], String)).toContain(`,${written},api.openai.com`)
  })

  it('small sums are written without an exponent', () => {
    expect(lines([makeRow({ state: 'settled', usage, usd: 0.0000001 })])[1]).toContain(',0.0000001,')
  })
})
