import type { DetailLevel } from '../tokens/detail-level.ts'
import type { Estimate, Usage } from './usage.ts'

/** One request in the books: written before it is sent, closed once, never changed after. It holds nothing of what was asked. */
export type LedgerRow = {
  id: string
  /** When it was reserved, in milliseconds since 1970. */
  at: number
  /** The local calendar day of that moment, `2026-11-22`: a later change of clock or time zone does not move it. */
  day: string
  /** Null for a private window: money is counted, but nothing leads to the chat. */
  chatId: string | null
  turnId: string | null
  model: string
  /** Host of the server that was asked. */
  host: string
  /** Null for a question without an image. */
  level: DetailLevel | null
  estimate: Estimate
  /** The most that it could cost in US dollars; null when no price was known. */
  mostUsd: number | null
  usage: Usage | null
  /** The price of `usage`, or null. */
  usd: number | null
  state: LedgerState
}

export type LedgerState =
  /** Under way: counts as its most. */
  | 'reserved'
  /** The API reported. */
  | 'settled'
  /** Sent, and nothing was reported: stopped, cut, or the background died. Counts as its most. */
  | 'unreported'
  /** Refused by the server or never sent: costs nothing. */
  | 'released'

/** How a reserved row ends. */
export type Settlement = { state: Exclude<LedgerState, 'reserved'>; usage: Usage | null; usd: number | null }

/** The row as it ends; a row that has ended stays as it is. */
export function settleRow(row: LedgerRow, { state, usage, usd }: Settlement): LedgerRow {
  return row.state === 'reserved' ? { ...row, state, usage, usd } : row
}

/** The money that counts for a row, in US dollars: what was reported, else the most it could be. Null when no price is known. */
export function countedUsd(row: LedgerRow): number | null {
  if (row.state === 'released') return 0
  return row.usage ? row.usd : row.mostUsd
}

/** What several rows are together. */
export type LedgerSum = {
  /** Requests that were sent. */
  requests: number
  /** Questions: a turn that was asked again or continued is one. */
  questions: number
  /** US dollars that count; unpriced requests are left out. */
  usd: number
  /** Of `usd`, what nobody reported: the most that it could be. */
  unreportedUsd: number
  /** Requests whose price is not known. */
  unpriced: number
  /** Reported tokens, or else estimated ones of the question alone. */
  inputTokens: number
  answerTokens: number
}

/** Adds rows up; released ones were never sent. */
export function sumRows(rows: readonly LedgerRow[]): LedgerSum {
  const sent = rows.filter(({ state }) => state !== 'released')
  const add = (value: (row: LedgerRow) => number) => sent.reduce((sum, row) => sum + value(row), 0)
  return {
    requests: sent.length,
    questions: new Set(sent.map(({ turnId, id }) => turnId ?? id)).size,
    usd: add((row) => countedUsd(row) ?? 0),
    unreportedUsd: add((row) => (row.usage ? 0 : (row.mostUsd ?? 0))),
    unpriced: sent.filter((row) => countedUsd(row) === null).length,
    inputTokens: add(({ usage, estimate }) =>
      usage ? usage.promptTokens : (estimate.imageTokens ?? 0) + estimate.textTokens,
    ),
    answerTokens: add(({ usage }) => usage?.completionTokens ?? 0),
  }
}

/** The average price of a question in US dollars; null when none has a price. */
export function averageUsd(rows: readonly LedgerRow[]): number | null {
  const { questions, usd } = sumRows(rows.filter((row) => countedUsd(row) !== null))
  return questions === 0 ? null : usd / questions
}

/** Sums by what `keyOf` gives, the dearest first. */
export function sumsBy(
  rows: readonly LedgerRow[],
  keyOf: (row: LedgerRow) => string,
): { key: string; sum: LedgerSum }[] {
  const groups = new Map<string, LedgerRow[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups]
    .map(([key, grouped]) => ({ key, sum: sumRows(grouped) }))
    .filter(({ sum }) => sum.requests > 0)
    .sort((a, b) => b.sum.usd - a.sum.usd || b.sum.requests - a.sum.requests || (a.key < b.key ? -1 : 1))
}

/** The month of a day: `2026-11`. */
export const monthOf = (day: string) => day.slice(0, 7)
