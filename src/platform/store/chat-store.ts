import { isDatabaseNewer } from './database.ts'
import { indexedDbStore } from './indexed-db-store.ts'
import { createMemoryStore } from './memory-store.ts'
import type { ChatStore } from './store-contract.ts'

/**
 * Whether what is asked now is kept. `full` and `broken`: in memory only, until the browser closes; `newer` too, since
 * the database belongs to a newer version of the extension, which is read but never written.
 */
export type StorageHealth = { name: 'kept' } | { name: 'full' } | { name: 'broken' } | { name: 'newer' }

let health: StorageHealth = { name: 'kept' }
let onHealth: (health: StorageHealth) => void = () => {}
let onMemory: (isEmpty: boolean) => void = () => {}
const memory = createMemoryStore((isEmpty) => onMemory(isEmpty))

/** The listeners hear of every change of health, and whether memory holds what would be lost with the background. */
export function watchStorage(listeners: {
  health: (health: StorageHealth) => void
  memory: (isEmpty: boolean) => void
}): void {
  onHealth = listeners.health
  onMemory = listeners.memory
}

/** Whether what is asked now is kept. */
export const storageHealth = () => health

/** The store that everybody uses: the database, and memory for private chats and for what the database refuses. */
export const chatStore: ChatStore = {
  async commitTurn(chat, turn, images, isNew) {
    if (chat.isPrivate || memory.holdsChat(chat.id)) return memory.commitTurn(chat, turn, images, isNew)
    await write(
      () => indexedDbStore.commitTurn(chat, turn, images, isNew),
      () => memory.commitTurn(chat, turn, images, true),
    )
  },
  async putTurn(turn) {
    if (memory.holdsChat(turn.chatId)) return memory.putTurn(turn)
    await write(
      async () => {
        await indexedDbStore.putTurn(turn)
        memory.dropTurn(turn.id)
      },
      () => memory.putTurn(turn),
    )
  },
  async changeChat(id, change) {
    if (memory.holdsChat(id)) return memory.changeChat(id, change)
    return write(
      () => indexedDbStore.changeChat(id, change),
      async () => {
        const chat = await indexedDbStore.readChat(id).catch(() => null)
        return chat && change(chat)
      },
    )
  },
  readChat: async (id) => (await memory.readChat(id)) ?? read(() => indexedDbStore.readChat(id), null),
  readTurn: async (id) => (await memory.readTurn(id)) ?? read(() => indexedDbStore.readTurn(id), null),
  readImage: async (id) => (await memory.readImage(id)) ?? read(() => indexedDbStore.readImage(id), null),
  async readTurns(chatId) {
    const newer = await memory.readTurns(chatId)
    const stored = await read(() => indexedDbStore.readTurns(chatId), [])
    return newestOf(stored, newer).sort((a, b) => a.sequence - b.sequence)
  },
  async listChats() {
    const newer = await memory.listChats()
    const stored = await read(() => indexedDbStore.listChats(), [])
    return newestOf(stored, newer).sort((a, b) => b.sequence - a.sequence)
  },
  readRunningTurns: () => read(() => indexedDbStore.readRunningTurns(), []),
  async purgeDeleted(before) {
    await memory.purgeDeleted(before)
    await write(
      () => indexedDbStore.purgeDeleted(before),
      async () => {},
    )
  },
  async clear() {
    await indexedDbStore.clear()
    await memory.clear()
    setHealth({ name: 'kept' })
  },
}

/** Whether a chat is a private window's: only memory holds those. */
export const isPrivateChat = (id: string) => memory.isPrivate(id)

/** Whether a turn is one of a private window's chat. */
export const isPrivateStored = (turnId: string) => memory.isPrivateTurn(turnId)

/** Forgets every private chat: its window was closed. */
export const forgetPrivateChats = () => memory.forgetPrivate()

/** Rows by id; one that memory holds is newer than the database's. */
function newestOf<Row extends { id: string }>(stored: Row[], newer: Row[]): Row[] {
  const held = new Set(newer.map(({ id }) => id))
  return [...stored.filter(({ id }) => !held.has(id)), ...newer]
}

/** Writes to the database, or to memory when it refuses; a write that works again after a full disk ends the warning. */
async function write<T>(onDisk: () => Promise<T>, inMemory: () => Promise<T>): Promise<T> {
  try {
    const written = await onDisk()
    setHealth({ name: 'kept' })
    return written
  } catch (error) {
    setHealth(healthOf(error))
    return inMemory()
  }
}

async function read<T>(onDisk: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    if (await isDatabaseNewer()) setHealth({ name: 'newer' })
    return await onDisk()
  } catch (error) {
    if (health.name !== 'newer') setHealth(healthOf(error))
    return otherwise
  }
}

function healthOf(error: unknown): StorageHealth {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') return { name: 'full' }
  return { name: name === 'NewerDatabaseError' ? 'newer' : 'broken' }
}

function setHealth(next: StorageHealth): void {
  if (next.name === health.name) return
  health = next
  onHealth(health)
}
