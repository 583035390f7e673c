import { countedUsd, type LedgerRow, monthOf } from './ledger.ts'

/** Limits in US dollars; null is none. */
export type SpendingLimits = { dailyUsd: number | null; monthlyUsd: number | null }

/** Whether a request may be sent under the limits. */
export type CapVerdict =
  | { name: 'free' }
  | { name: 'over'; period: 'day' | 'month'; limitUsd: number; spentUsd: number; mostUsd: number }
  /** There is a limit, and nobody knows what this would cost. */
  | { name: 'unpriced' }

const hour = 3_600_000

/**
 * How far ahead of the clock a row may lie and still count now: such a row comes from a clock that has since gone back, or
 * from another time zone. One from farther ahead comes from a clock that was wrong, and must not block for years.
 */
const aheadMs = { day: 48 * hour, month: 31 * 24 * hour } as const

/** Keeps the noise of binary fractions from passing a limit that is exactly met. */
const noiseUsd = 1e-9

/** The rows that count for the period around a moment. `day` is its local calendar day. */
export function rowsOfPeriod(
  rows: readonly LedgerRow[],
  period: 'day' | 'month',
  now: { at: number; day: string },
): LedgerRow[] {
  const part = (day: string) => (period === 'day' ? day : monthOf(day))
  return rows.filter((row) => {
    const isSame = part(row.day) === part(now.day)
    return isSame || (row.at > now.at && row.at - now.at <= aheadMs[period])
  })
}

/** What counts as spent in the period around a moment, in US dollars. */
export function spentUsd(
  rows: readonly LedgerRow[],
  period: 'day' | 'month',
  now: { at: number; day: string },
): number {
  return rowsOfPeriod(rows, period, now).reduce((sum, row) => sum + (countedUsd(row) ?? 0), 0)
}

/** Whether a request fits under the limits on top of everything that is entered: the day's is looked at first. */
export function judgeSpending(
  rows: readonly LedgerRow[],
  request: { at: number; day: string; mostUsd: number | null },
  limits: SpendingLimits,
): CapVerdict {
  const set = (
    [
      ['day', limits.dailyUsd],
      ['month', limits.monthlyUsd],
    ] as const
  ).flatMap(([period, limitUsd]) => (limitUsd === null ? [] : [{ period, limitUsd }]))
  if (set.length === 0) return { name: 'free' }
  const { mostUsd } = request
  if (mostUsd === null) return { name: 'unpriced' }
  for (const { period, limitUsd } of set) {
    const spent = spentUsd(rows, period, request)
    if (spent + mostUsd > limitUsd + noiseUsd)
      return { name: 'over', period, limitUsd, spentUsd: spent, mostUsd }
  }
  return { name: 'free' }
}
