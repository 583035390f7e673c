import type { IDBPDatabase, IDBPTransaction } from 'idb'
import { isRecord } from '../../core/is-record.ts'

type Database = IDBPDatabase<unknown>
type Upgrade = IDBPTransaction<unknown, string[], 'versionchange'>

/** Changes every row of a store that is a record; others stay as they are, to be set aside by their reader. */
async function changeRows(
  upgrade: Upgrade,
  store: string,
  change: (row: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  let cursor = await upgrade.objectStore(store).openCursor()
  while (cursor) {
    const row: unknown = cursor.value
    if (isRecord(row)) await cursor.update(change(row))
    cursor = await cursor.continue()
  }
}

const runningStates = ['acquiring', 'waiting', 'answering', 'retrying']

/**
 * The steps from each version of the database to the next, in order. One that was shipped is never edited: it meets rows
 * of its own time, so it uses no type or function of today's code. An upgrade is one transaction, all of it or nothing.
 */
export const migrations: readonly ((database: Database, upgrade: Upgrade) => Promise<void>)[] = [
  async function createStores(database) {
    database.createObjectStore('chats', { keyPath: 'id' }).createIndex('sequence', 'sequence')
    database.createObjectStore('turns', { keyPath: 'id' }).createIndex('chatId', 'chatId')
    database.createObjectStore('images', { keyPath: 'id' })
  },
  /** Running turns get a lease, and an index finds them: null is no key, so it holds nothing else. */
  async function addLeases(_, upgrade) {
    upgrade.objectStore('turns').createIndex('leaseUntil', 'leaseUntil')
    await changeRows(upgrade, 'turns', (turn) => {
      const isRunning = isRecord(turn.state) && runningStates.includes(String(turn.state.name))
      return { ...turn, leaseUntil: isRunning ? 0 : null }
    })
    await changeRows(upgrade, 'chats', (chat) => ({ isPrivate: false, ...chat }))
  },
]
