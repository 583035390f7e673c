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

/**
 * A cell; a text that a spreadsheet would take for a formula gets an apostrophe before it, since a server can name a model
 * as it likes (OWASP, "CSV injection").
 */
function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return plainNumber(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A number without an exponent, which some spreadsheets read as text. */
const plainNumber = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(12).replace(/\.?0+$/, '')
