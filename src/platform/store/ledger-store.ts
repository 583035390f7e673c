import type { DBSchema } from 'idb'
import { type LedgerRow, monthOf, type Settlement, settleRow } from '../../core/money/ledger.ts'
import { type CapVerdict, judgeSpending, type SpendingLimits } from '../../core/money/spending-cap.ts'
import { openedOnce, openInTime } from './open-database.ts'

interface Schema extends DBSchema {
  rows: { key: string; value: LedgerRow; indexes: { day: string; chatId: string } }
}

const database = openedOnce((lettingGo) =>
  openInTime<Schema>('ledger', 1, {
    ...lettingGo,
    upgrade(created) {
      const rows = created.createObjectStore('rows', { keyPath: 'id' })
      rows.createIndex('day', 'day')
      rows.createIndex('chatId', 'chatId')
    },
  }),
)

/** Requests from private windows: counted while the background lives, and never written to disk. */
let privateRows: LedgerRow[] = []

/** The ledger: a row for each request, apart from the chats so that deleting one keeps what it cost. Calls reject when the database does. */
export const ledger = {
  /**
   * Enters a request before it is sent, if the limits allow it: what is spent and the new row are read and written in one
   * transaction, so that two windows cannot pass a limit together. `limits` null enters it without asking.
   */
  async reserve(row: LedgerRow, limits: SpendingLimits | null): Promise<CapVerdict> {
    const tx = (await database()).transaction('rows', 'readwrite', { durability: 'strict' })
    const counted = await tx.store.index('day').getAll(IDBKeyRange.lowerBound(monthOf(row.day)))
    const all = [...counted, ...privateRows.filter(({ day }) => day >= monthOf(row.day))]
    const verdict: CapVerdict = limits ? judgeSpending(all, row, limits) : { name: 'free' }
    if (verdict.name === 'free' && isPrivate(row)) privateRows = [...privateRows, row]
    else if (verdict.name === 'free') await tx.store.add(row)
    await tx.done
    return verdict
  },
  /** Closes a reserved row; one that is closed already stays as it is. */
  async settle(id: string, settlement: Settlement): Promise<void> {
    privateRows = privateRows.map((row) =>
      row.id === id && row.state === 'reserved' ? settleRow(row, settlement) : row,
    )
    const tx = (await database()).transaction('rows', 'readwrite')
    const row = await tx.store.get(id)
    if (row?.state === 'reserved') await tx.store.put(settleRow(row, settlement))
    await tx.done
  },
  /** Closes what an earlier background left reserved: it was sent, or may have been, and counts as its most. */
  async closeAbandoned(isLive: (id: string) => boolean): Promise<void> {
    const tx = (await database()).transaction('rows', 'readwrite')
    for (const row of await tx.store.getAll()) {
      if (row.state !== 'reserved' || isLive(row.id)) continue
      await tx.store.put(settleRow(row, { state: 'unreported', usage: null, usd: null }))
    }
    await tx.done
  },
  /** The rows of a day or of a month (`2026-11`) and of all later ones. */
  async readSince(day: string): Promise<LedgerRow[]> {
    const rows = await (await database()).getAllFromIndex('rows', 'day', IDBKeyRange.lowerBound(day))
    return [...rows, ...privateRows.filter((row) => row.day >= day)]
  },
  readChat: async (chatId: string) => (await database()).getAllFromIndex('rows', 'chatId', chatId),
  /** Every row, oldest first. */
  async readAll(): Promise<LedgerRow[]> {
    const rows = await (await database()).getAll('rows')
    return rows.sort((a, b) => a.at - b.at)
  },
}

/** Rows of private windows carry no chat. */
const isPrivate = (row: LedgerRow) => row.chatId === null
