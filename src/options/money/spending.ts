import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { type LedgerRow, monthOf } from '../../core/money/ledger.ts'
import { averageUsd, type Spending, spendingBy, spendingOf } from '../../core/money/spending.ts'
import { rowsOfPeriod } from '../../core/money/spending-cap.ts'
import { lastDays, localDay } from '../../platform/browser/local-day.ts'
import type { askBackground } from '../../platform/messages/ask-background.ts'

/** What the page knows of the ledger. */
export type Ledger =
  | { name: 'loading' }
  | { name: 'unreadable' }
  | { name: 'read'; rows: readonly LedgerRow[]; at: number }

/** The ledger as the page shows it. */
export type SpendingView = {
  today: Spending
  month: Spending
  all: Spending
  averageUsd: number | null
  /** The last days, oldest first, each with its sum, zeros included. */
  days: readonly { day: string; sum: Spending }[]
  /** This month by model and server, the dearest first. */
  models: readonly { key: string; sum: Spending }[]
}

/** How many days the chart shows. */
const chartDays = 30

/** Makes the state of the spending section. */
export function createSpending(ask: typeof askBackground) {
  const ledger = signal<Ledger>({ name: 'loading' })
  const view = computed(() =>
    ledger.value.name === 'read' ? viewOf(ledger.value.rows, ledger.value.at) : null,
  )
  return {
    ledger: ledger as ReadonlySignal<Ledger>,
    /** Null while the ledger is not read. */
    view,
    async load(): Promise<void> {
      // A page that outlived its extension gets no reply.
      const reply = await ask('readLedger', {}).catch(() => null)
      const rows = reply?.ok ? reply.value : null
      ledger.value = rows ? { name: 'read', rows, at: Date.now() } : { name: 'unreadable' }
    },
  }
}

export type SpendingState = ReturnType<typeof createSpending>

function viewOf(rows: readonly LedgerRow[], at: number): SpendingView {
  const now = { at, day: localDay(at) }
  const month = rowsOfPeriod(rows, 'month', now)
  return {
    today: spendingOf(rowsOfPeriod(rows, 'day', now)),
    month: spendingOf(month),
    all: spendingOf(rows),
    averageUsd: averageUsd(rows.filter(({ day }) => monthOf(day) === monthOf(now.day))),
    days: lastDays(at, chartDays).map((day) => ({
      day,
      sum: spendingOf(rows.filter((row) => row.day === day)),
    })),
    models: spendingBy(month, ({ model, host }) => `${model} · ${host}`),
  }
}
