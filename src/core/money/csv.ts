import type { LedgerRow } from './ledger.ts'
import { countedUsd } from './ledger.ts'

type Cell = string | number | null

const columns: readonly (readonly [string, (row: LedgerRow) => Cell])[] = [
  ['day', (row) => row.day],
  ['model', (row) => row.model],
  ['server', (row) => row.host],
  ['detail', (row) => row.level],
  ['state', (row) => row.state],
  ['usd', (row) => countedUsd(row)],
  ['reported_usd', (row) => row.usd],
  ['most_usd', (row) => row.mostUsd],
  ['estimated_image_tokens', (row) => row.estimate.imageTokens],
  ['estimated_text_tokens', (row) => row.estimate.textTokens],
  ['input_tokens', (row) => row.usage?.promptTokens ?? null],
  ['image_tokens', (row) => row.usage?.imageTokens ?? null],
  ['cached_tokens', (row) => row.usage?.cachedTokens ?? null],
  ['answer_tokens', (row) => row.usage?.completionTokens ?? null],
  ['reasoning_tokens', (row) => row.usage?.reasoningTokens ?? null],
  ['chat', (row) => row.chatId],
]

/**
 * The ledger as CSV (RFC 4180): a header, then a row for each request, oldest first; unknown is empty, never zero. `timeOf`
 * writes a moment, given in milliseconds since 1970.
 */
export function ledgerCsv(rows: readonly LedgerRow[], timeOf: (at: number) => string): string {
  const lines = rows
    .toSorted((a, b) => a.at - b.at)
    .map((row) => [timeOf(row.at), ...columns.map(([, of]) => of(row))])
  return [['time', ...columns.map(([name]) => name)], ...lines]
    .map((line) => `${line.map(cell).join(',')}\r\n`)
    .join('')
}

/** What ends a cell for some reader of the file: in many places `;` separates, a tab may, and a quotation mark ends nothing. */
const separator = /[,;|"\p{Cc}\p{Zl}\p{Zp}]/u

/** What may stand between two cells, with what is not seen; the text's beginning too. */
const gap = /(?:[,;|"\s\p{C}\p{M}\p{Z}]|\p{Default_Ignorable_Code_Point})+|^/gu

/** What a formula begins with, and what some take for it. */
const formula = /[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−]/

/**
 * A cell; a text that a spreadsheet would take for a formula, as a whole or from some point on, gets an apostrophe there,
 * since a server can name a model as it likes (OWASP, "CSV injection").
 */
function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return plainNumber(value)
  const safe = value.replace(gap, (found, at: number) => {
    const isStart = at === 0 || separator.test(found)
    return isStart && formula.test(value[at + found.length] ?? '') ? `${found}'` : found
  })
  return separator.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A number without an exponent, which some spreadsheets read as text. */
const plainNumber = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(12).replace(/\.?0+$/, '')
