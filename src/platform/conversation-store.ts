import type { Chat, Turn } from '../core/conversation.ts'
import { indexedDbStore } from './indexed-db-store.ts'
import { createMemoryStore } from './memory-store.ts'

/** The bytes of an image, once however many chats use it. `id` is the SHA-256 of the bytes, in hex. */
export type ImageBytes = { id: string; blob: Blob }

/** Where conversations live. Each call settles, and rejects when the store cannot do it. */
export type ConversationStore = {
  /** Writes a chat, its turn and the images that came with it: all of them or none. */
  commitTurn(chat: Chat, turn: Turn, images: ImageBytes[]): Promise<void>
  putTurn(turn: Turn): Promise<void>
  putChat(chat: Chat): Promise<void>
  /** A chat, also one deleted a moment ago. */
  readChat(id: string): Promise<Chat | null>
  readTurn(id: string): Promise<Turn | null>
  /** The turns of a chat in the order in which they were asked. */
  readTurns(chatId: string): Promise<Turn[]>
  readImage(id: string): Promise<Blob | null>
  /** The history, newest first, without deleted chats. */
  listChats(): Promise<Chat[]>
  /** The turns that the store believes to be running. */
  readRunningTurns(): Promise<Turn[]>
  /** Removes chats deleted before a time (milliseconds since 1970), their turns, and images that nobody else uses. */
  purgeDeleted(before: number): Promise<void>
}

/** Whether what is asked now is kept: `full` and `broken` mean in this window only, until the browser closes. */
export type StorageHealth = { name: 'kept' } | { name: 'full' } | { name: 'broken' }

const memory = createMemoryStore()
let health: StorageHealth = { name: 'kept' }
let onHealth: (health: StorageHealth) => void = () => {}

/** The present health; `listener` hears of every change. */
export function watchStorage(listener: (health: StorageHealth) => void): void {
  onHealth = listener
}

/** Whether what is asked now is kept. */
export const storageHealth = () => health

/** The store that everybody uses: the database, and memory for private chats and for what the database refuses. */
export const conversations: ConversationStore = {
  async commitTurn(chat, turn, images) {
    if (chat.isPrivate) return memory.commitTurn(chat, turn, images)
    await write(
      () => indexedDbStore.commitTurn(chat, turn, images),
      () => memory.commitTurn(chat, turn, images),
    )
  },
  async putTurn(turn) {
    if (await memory.readChat(turn.chatId)) return memory.putTurn(turn)
    await write(
      () => indexedDbStore.putTurn(turn),
      () => memory.putTurn(turn),
    )
  },
  async putChat(chat) {
    if (chat.isPrivate) return memory.putChat(chat)
    await write(
      () => indexedDbStore.putChat(chat),
      () => memory.putChat(chat),
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
    await read(() => indexedDbStore.purgeDeleted(before), undefined)
  },
}

/** Forgets every private chat: its window was closed. */
export const forgetPrivateChats = () => memory.forgetPrivate()

/** Rows by id; one that memory holds is newer than the database's. */
function newestOf<Row extends { id: string }>(stored: Row[], newer: Row[]): Row[] {
  const held = new Set(newer.map(({ id }) => id))
  return [...stored.filter(({ id }) => !held.has(id)), ...newer]
}

/** Writes to the database, or to memory when it refuses; a write that works again after a full disk ends the warning. */
async function write(onDisk: () => Promise<void>, inMemory: () => Promise<void>): Promise<void> {
  try {
    await onDisk()
    setHealth({ name: 'kept' })
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
    setHealth({ name: isFull ? 'full' : 'broken' })
    await inMemory()
  }
}

async function read<T>(onDisk: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await onDisk()
  } catch {
    setHealth({ name: 'broken' })
    return otherwise
  }
}

function setHealth(next: StorageHealth): void {
  if (next.name === health.name) return
  health = next
  onHealth(health)
}
