import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ledgerCsv } from '../../../../src/core/money/csv.ts'
import type { LedgerRow } from '../../../../src/core/money/ledger.ts'
import { makeRow, usage } from '../../samples/ledger-rows.ts'

const settled = makeRow({ state: 'settled', usage, usd: 0.003 })

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
    ['a;b', '"a;b"', 'a semicolon'],
    [
      'x;=HYPERLINK("https://evil.example")',
      `"x;'=HYPERLINK(""https://evil.example"")"`,
      'a formula behind one',
    ],
    ['a";=1+1', `"a"";'=1+1"`, 'a formula behind a quotation mark that ends nothing'],
    ['a\t=1', `"a\t'=1"`, 'a formula behind a tab'],
    ['a\n @x', `"a\n '@x"`, 'a formula on a line of its own'],
    ['  =1', "  '=1", 'a formula behind spaces'],
    ['\u{0}\u{200b}\u{feff}-1', `"\u{0}\u{200b}\u{feff}'-1"`, 'a formula behind what is not seen'],
    ['\u{3164}=1', "\u{3164}'=1", 'a formula behind a filler'],
    ['\u{fe0f}\u{301}=1', "\u{fe0f}\u{301}'=1", 'a formula behind marks'],
    ['cafe\u{301}-1', 'cafe\u{301}-1', 'no formula behind an accent'],
    ['＝1', "'＝1", 'a formula in full width'],
    ['gpt-6-sol@2026=a+b', 'gpt-6-sol@2026=a+b', 'no formula, with the characters of one'],
  ])('a model named %j is written %s: %s', (model, written) => {
    expect(ledgerCsv([makeRow({ model })], String)).toContain(`,${written},api.openai.com`)
  })

  it('small sums are written without an exponent', () => {
    expect(lines([makeRow({ state: 'settled', usage, usd: 0.0000001 })])[1]).toContain(',0.0000001,')
  })

  /** Texts of what a formula is smuggled in by. */
  const hostile = fc
    .array(fc.oneof(fc.constantFrom(...'=+-@＝＋－＠;,|"\'\t\r\n\u{0}\u{2028}\u{200b} a1'), fc.string()))
    .map((parts) => parts.join(''))
  const readers = [',', ';', '\t', '|'].flatMap((separator) =>
    (['everywhere', 'at the start of a field', 'nowhere'] as const).map((quotes) => ({ separator, quotes })),
  )

  it.each(readers)('no formula begins where $separator separates and quotes count $quotes', (reader) => {
    fc.assert(
      fc.property(hostile, hostile, (model, host) => {
        const csv = ledgerCsv([makeRow({ model, host })], String)
        for (const field of fieldsOf(csv, reader))
          expect(field.replace(/^[\s\p{C}\p{Z}"]+/u, '')).not.toMatch(/^[=+\-@＝＋－＠]/)
      }),
      { numRuns: 500 },
    )
  })

  it('numbers stay numbers', () => {
    const csv = ledgerCsv([makeRow({ state: 'settled', usage, usd: -0.5 })], String)
    expect(csv).toContain(',-0.5,-0.5,')
  })

  it('a reader of the standard has every text back, but for apostrophes', () => {
    fc.assert(
      fc.property(hostile, (model) => {
        const fields = fieldsOf(ledgerCsv([makeRow({ model })], String), {
          separator: ',',
          quotes: 'at the start of a field',
        })
        const plain = (text = '') => text.replaceAll("'", '')
        expect(fields.map(plain)).toContain(plain(model))
      }),
    )
  })
})

type Reader = { separator: string; quotes: 'everywhere' | 'at the start of a field' | 'nowhere' }

/** The fields of a file as a reader takes them who separates by this and honours quotation marks there. */
function fieldsOf(csv: string, { separator, quotes }: Reader): string[] {
  const fields: string[] = []
  let field = ''
  let isQuoted = false
  for (let at = 0; at < csv.length; at++) {
    const character = csv[at] ?? ''
    const isQuote = character === '"' && quotes !== 'nowhere'
    if (isQuote && isQuoted && csv[at + 1] === '"') {
      field += '"'
      at += 1
    } else if (isQuote && (isQuoted || quotes === 'everywhere' || field === '')) {
      isQuoted = !isQuoted
    } else if (!isQuoted && (character === separator || character === '\n' || character === '\r')) {
      fields.push(field)
      field = ''
    } else field += character
  }
  return [...fields, field]
}
