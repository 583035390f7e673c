import type { DetailLevel } from '../tokens/detail-level.ts'
import type { Estimate, Usage } from './usage.ts'

/** One request in the ledger: written before it is sent, closed once, never changed after. It holds nothing of what was asked. */
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

/** The month of a day: `2026-11`. */
export const monthOf = (day: string) => day.slice(0, 7)
