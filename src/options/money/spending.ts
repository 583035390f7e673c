import { computed, type ReadonlySignal, signal } from '@preact/signals'
import {
  averageUsd,
  type LedgerRow,
  type LedgerSum,
  monthOf,
  sumRows,
  sumsBy,
} from '../../core/money/ledger.ts'
import { rowsOfPeriod } from '../../core/money/spending-cap.ts'
import { lastDays, localDay } from '../../platform/browser/local-day.ts'
import type { askBackground } from '../../platform/messages/ask-background.ts'

/** What the page knows of the books. */
export type Books =
  | { name: 'loading' }
  | { name: 'unreadable' }
  | { name: 'read'; rows: readonly LedgerRow[]; at: number }

/** The books as the page shows them. */
export type SpendingView = {
  today: LedgerSum
  month: LedgerSum
  all: LedgerSum
  averageUsd: number | null
  /** The last days, oldest first, each with its sum, zeros included. */
  days: readonly { day: string; sum: LedgerSum }[]
  /** This month by model and server, the dearest first. */
  models: readonly { key: string; sum: LedgerSum }[]
}

/** How many days the chart shows. */
const chartDays = 30

/** Makes the model of the spending section. */
export function createSpending(ask: typeof askBackground) {
  const books = signal<Books>({ name: 'loading' })
  const view = computed(() => (books.value.name === 'read' ? viewOf(books.value.rows, books.value.at) : null))
  return {
    books: books as ReadonlySignal<Books>,
    /** Null while the books are not read. */
    view,
    async load(): Promise<void> {
      // A page that outlived its extension gets no reply.
      const reply = await ask('readLedger', {}).catch(() => null)
      const rows = reply?.ok ? reply.value : null
      books.value = rows ? { name: 'read', rows, at: Date.now() } : { name: 'unreadable' }
    },
  }
}

export type SpendingModel = ReturnType<typeof createSpending>

function viewOf(rows: readonly LedgerRow[], at: number): SpendingView {
  const now = { at, day: localDay(at) }
  const month = rowsOfPeriod(rows, 'month', now)
  return {
    today: sumRows(rowsOfPeriod(rows, 'day', now)),
    month: sumRows(month),
    all: sumRows(rows),
    averageUsd: averageUsd(rows.filter(({ day }) => monthOf(day) === monthOf(now.day))),
    days: lastDays(at, chartDays).map((day) => ({
      day,
      sum: sumRows(rows.filter((row) => row.day === day)),
    })),
    models: sumsBy(month, ({ model, host }) => `${model} · ${host}`),
  }
}
