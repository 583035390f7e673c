import type { IDBPDatabase, IDBPObjectStore, StoreNames } from 'idb'
import { asUserLeftIt, readChatRow, readTurnRow } from '../../core/chat/stored-rows.ts'
import type { Chat } from '../../core/chat/turn.ts'
import { isRecord } from '../../core/is-record.ts'
import { databaseToRead, databaseToWrite, type Schema } from './database.ts'
import type { ChatStore } from './store-contract.ts'

/** Chats in IndexedDB. A row that cannot be read is left where it is and out of everything that is read. */
export const indexedDbStore: ChatStore = {
  async commitTurn(chat, turn, images, isNew) {
    await writeRows(await databaseToWrite(), ['chats', 'turns', 'images'], async (rows) => {
      const stored = readChatRow(await rows('chats').get(chat.id))
      if (stored === null && !isNew) return
      // In another window, or while the picture was looked for: what is written late does not undo it.
      await rows('chats').put(asUserLeftIt(chat, stored))
      await rows('turns').put(turn)
      for (const image of images) await rows('images').put(image)
    })
  },
  async putTurn(turn) {
    await writeRows(await databaseToWrite(), ['chats', 'turns'], async (rows) => {
      // Removed for good meanwhile.
      if ((await rows('chats').getKey(turn.chatId)) === undefined) return
      await rows('turns').put(turn)
    })
  },
  async changeChat(id, change) {
    return writeRows(await databaseToWrite(), ['chats'], async (rows) => {
      const chat = readChatRow(await rows('chats').get(id))
      if (chat === null) return null
      const changed = change(chat)
      await rows('chats').put(changed)
      return changed
    })
  },
  readChat: async (id) => readChatRow(await (await databaseToRead()).get('chats', id)),
  readTurn: async (id) => readTurnRow(await (await databaseToRead()).get('turns', id)),
  async readTurns(chatId) {
    const rows = await (await databaseToRead()).getAllFromIndex('turns', 'chatId', chatId)
    return rows.flatMap((row) => readTurnRow(row) ?? []).sort((a, b) => a.sequence - b.sequence)
  },
  async readImage(id) {
    const row = await (await databaseToRead()).get('images', id)
    return isRecord(row) && row.blob instanceof Blob ? row.blob : null
  },
  async listChats() {
    const rows = await (await databaseToRead()).getAllFromIndex('chats', 'sequence')
    const chats = rows.flatMap((row) => readChatRow(row) ?? [])
    return chats.filter((chat) => chat.deletedAt === null).reverse()
  },
  async readRunningTurns() {
    const rows = await (await databaseToRead()).getAllFromIndex('turns', 'leaseUntil')
    return rows.flatMap((row) => readTurnRow(row) ?? [])
  },
  async purgeDeleted(before) {
    await writeRows(await databaseToWrite(), ['chats', 'turns', 'images'], async (rows) => {
      const chats = (await rows('chats').getAll()).flatMap((row) => readChatRow(row) ?? [])
      const isGone = (chat: Chat) => chat.deletedAt !== null && chat.deletedAt < before
      const goneIds = new Set(chats.filter(isGone).map((chat) => chat.id))
      if (goneIds.size === 0) return
      const turns = (await rows('turns').getAll()).map(readTurnRow)
      for (const id of goneIds) await rows('chats').delete(id)
      for (const turn of turns) if (turn && goneIds.has(turn.chatId)) await rows('turns').delete(turn.id)
      // A row that cannot be read may use any of them.
      if (turns.includes(null)) return
      const kept = turns.filter((turn) => turn !== null && !goneIds.has(turn.chatId))
      const used = new Set(kept.flatMap((turn) => turn?.images.map((image) => image.id) ?? []))
      for (const id of await rows('images').getAllKeys()) {
        if (!used.has(id)) await rows('images').delete(id)
      }
    })
  },
  async clear() {
    await writeRows(await databaseToWrite(), ['chats', 'turns', 'images'], async (rows) => {
      for (const name of ['chats', 'turns', 'images'] as const) await rows(name).clear()
    })
  },
}

type Name = StoreNames<Schema>
type WritableStore<Store extends Name> = IDBPObjectStore<Schema, Name[], Store, 'readwrite'>

/** Runs `work` in one transaction: all that it writes is there when the promise resolves, or nothing when it rejects. */
export async function writeRows<Result>(
  database: IDBPDatabase<Schema>,
  names: Name[],
  work: (rows: <Store extends Name>(name: Store) => WritableStore<Store>) => Promise<Result>,
): Promise<Result> {
  const transaction = database.transaction(names, 'readwrite')
  // Handled from the start: an abort (disk full) rejects it while a request is still being awaited.
  const done = transaction.done.then(
    () => null,
    (error: unknown) => ({ error }),
  )
  try {
    const result = await work((name) => transaction.objectStore(name) as never)
    const failed = await done
    if (failed) throw failed.error
    return result
  } catch (error) {
    const failed = await abort(transaction, done)
    // A full disk aborts the transaction, and its requests say no more than that they were aborted.
    const isTakenAlong = error instanceof DOMException && error.name === 'AbortError'
    throw isTakenAlong && failed ? failed.error : error
  }
}

async function abort<T>(transaction: { abort(): void }, done: Promise<T>): Promise<T> {
  try {
    transaction.abort()
  } catch {
    // Aborted already.
  }
  return done
}
