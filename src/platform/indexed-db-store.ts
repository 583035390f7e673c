import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { type Chat, isRunning, type Turn } from '../core/conversation.ts'
import type { ConversationStore, ImageBytes } from './conversation-store.ts'

interface Schema extends DBSchema {
  chats: { key: string; value: Chat; indexes: { sequence: number } }
  turns: { key: string; value: Turn; indexes: { chatId: string } }
  images: { key: string; value: ImageBytes }
}

const version = 1
/** A database held open elsewhere in an older version must not make a promise wait for ever. */
const openTimeoutMs = 5000
let opened: Promise<IDBPDatabase<Schema>> | null = null

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= open()
  return opened
}

async function open(): Promise<IDBPDatabase<Schema>> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the database did not open')), openTimeoutMs)
  })
  try {
    const opening = openDB<Schema>('conversations', version, {
      upgrade(db) {
        db.createObjectStore('chats', { keyPath: 'id' }).createIndex('sequence', 'sequence')
        db.createObjectStore('turns', { keyPath: 'id' }).createIndex('chatId', 'chatId')
        db.createObjectStore('images', { keyPath: 'id' })
      },
      // A newer version of the extension, or "clear site data", wants the database: let go, and open again when needed.
      blocking: (_current, _blocked, event) => {
        opened = null
        ;(event.target as IDBDatabase).close()
      },
      terminated: () => {
        opened = null
      },
    })
    return await Promise.race([opening, late])
  } catch (error) {
    opened = null
    throw error
  }
}

/** Conversations in IndexedDB. */
export const indexedDbStore: ConversationStore = {
  async commitTurn(chat, turn, images) {
    const tx = (await database()).transaction(['chats', 'turns', 'images'], 'readwrite')
    await Promise.all([
      tx.objectStore('chats').put(chat),
      tx.objectStore('turns').put(turn),
      ...images.map((image) => tx.objectStore('images').put(image)),
      tx.done,
    ])
  },
  async putTurn(turn) {
    await (await database()).put('turns', turn)
  },
  async putChat(chat) {
    await (await database()).put('chats', chat)
  },
  readChat: async (id) => (await (await database()).get('chats', id)) ?? null,
  readTurn: async (id) => (await (await database()).get('turns', id)) ?? null,
  async readTurns(chatId) {
    const turns = await (await database()).getAllFromIndex('turns', 'chatId', chatId)
    return turns.sort((a, b) => a.sequence - b.sequence)
  },
  readImage: async (id) => (await (await database()).get('images', id))?.blob ?? null,
  async listChats() {
    const chats = await (await database()).getAllFromIndex('chats', 'sequence')
    return chats.filter((chat) => chat.deletedAt === null).reverse()
  },
  readRunningTurns: async () => (await (await database()).getAll('turns')).filter(isRunning),
  async purgeDeleted(before) {
    const tx = (await database()).transaction(['chats', 'turns', 'images'], 'readwrite')
    const chats = await tx.objectStore('chats').getAll()
    const isGone = (chat: Chat) => chat.deletedAt !== null && chat.deletedAt < before
    const goneIds = new Set(chats.filter(isGone).map((chat) => chat.id))
    if (goneIds.size > 0) {
      const turns = await tx.objectStore('turns').getAll()
      const kept = turns.filter((turn) => !goneIds.has(turn.chatId))
      const used = new Set(kept.flatMap((turn) => turn.images.map((image) => image.id)))
      const imageIds = await tx.objectStore('images').getAllKeys()
      await Promise.all([
        ...[...goneIds].map((id) => tx.objectStore('chats').delete(id)),
        ...turns
          .filter((turn) => goneIds.has(turn.chatId))
          .map((turn) => tx.objectStore('turns').delete(turn.id)),
        ...imageIds.filter((id) => !used.has(id)).map((id) => tx.objectStore('images').delete(id)),
      ])
    }
    await tx.done
  },
}
