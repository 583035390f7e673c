import { type LedgerRow, monthOf, type Settlement } from '../../core/money/ledger.ts'
import { spendingOf } from '../../core/money/spending.ts'
import { type CapVerdict, rowsOfPeriod } from '../../core/money/spending-cap.ts'
import type { Estimate } from '../../core/money/usage.ts'
import type { Problem } from '../../core/problem/problem.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import type { Settings } from '../../core/settings/settings.ts'
import type { DetailLevel } from '../../core/tokens/detail-level.ts'
import { localDay } from '../../platform/browser/local-day.ts'
import type { SpendingTotals } from '../../platform/messages/messages.ts'
import { ledger } from '../../platform/store/ledger-store.ts'
import { publish } from '../chat/feed.ts'
import type { Running } from '../chat/running-turns.ts'

/** Rows that this background has reserved and not closed. */
const live = new Set<string>()

type Request = { estimate: Estimate; mostUsd: number | null; level: DetailLevel | null; settings: Settings }

/** An entered request, to be closed once with how it ended. */
export type Entry = { close(settlement: Settlement): Promise<void> }

/**
 * Enters a request before it is sent. Problems: spending-limit, spending-unknown (a limit is set and nobody knows the price),
 * ledger-failed (a limit is set and cannot be kept). Without a limit a broken ledger hinders nobody.
 */
export async function reserve(
  { turn, isPrivate, mayPassLimit }: Running,
  request: Request,
): Promise<Result<Entry>> {
  const { estimate, mostUsd, level, settings } = request
  const { dailyLimitUsd: dailyUsd, monthlyLimitUsd: monthlyUsd } = settings
  const at = Date.now()
  const row: LedgerRow = {
    id: crypto.randomUUID(),
    at,
    day: localDay(at),
    chatId: isPrivate ? null : turn.chatId,
    turnId: isPrivate ? null : turn.id,
    model: turn.model,
    host: turn.host,
    level,
    estimate,
    mostUsd,
    usage: null,
    usd: null,
    state: 'reserved',
  }
  live.add(row.id)
  try {
    const verdict = await ledger.reserve(row, mayPassLimit ? null : { dailyUsd, monthlyUsd })
    if (verdict.name !== 'free') {
      live.delete(row.id)
      return failure(problemOf(verdict, turn.model))
    }
  } catch {
    live.delete(row.id)
    const hasLimit = dailyUsd !== null || monthlyUsd !== null
    return hasLimit ? failure({ kind: 'ledger-failed' }) : success({ close: async () => {} })
  }
  publish({ name: 'spent' })
  return success({ close: (settlement) => close(row.id, settlement) })
}

async function close(id: string, settlement: Settlement): Promise<void> {
  try {
    await ledger.settle(id, settlement)
  } catch {
    // The row stays reserved: it counts as its most, and the next background closes it.
  }
  live.delete(id)
  publish({ name: 'spent' })
}

function problemOf(verdict: Exclude<CapVerdict, { name: 'free' }>, model: string): Problem {
  if (verdict.name === 'unpriced') return { kind: 'spending-unknown', model }
  const { period, limitUsd, spentUsd, mostUsd } = verdict
  return { kind: 'spending-limit', period, limitUsd, spentUsd, mostUsd }
}

/** Closes what an earlier background left open. */
export async function closeAbandoned(): Promise<void> {
  await ledger.closeAbandoned((id) => live.has(id))
}

/** What today, this month and a chat have cost so far; null when the ledger cannot be read. */
export async function readSpending(chatId: string | null): Promise<SpendingTotals | null> {
  const at = Date.now()
  const now = { at, day: localDay(at) }
  try {
    const rows = await ledger.readSince(monthOf(now.day))
    const ofChat = chatId === null ? [] : await ledger.readChat(chatId)
    return {
      today: spendingOf(rowsOfPeriod(rows, 'day', now)),
      month: spendingOf(rowsOfPeriod(rows, 'month', now)),
      chat: spendingOf(ofChat),
    }
  } catch {
    return null
  }
}
