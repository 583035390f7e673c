import type { DBSchema } from 'idb'
import { type Chat, isRunning, type Turn } from '../core/conversation.ts'
import type { ConversationStore, ImageBytes } from './conversation-store.ts'
import { databaseOpener } from './open-database.ts'

interface Schema extends DBSchema {
  chats: { key: string; value: Chat; indexes: { sequence: number } }
  turns: { key: string; value: Turn; indexes: { chatId: string } }
  images: { key: string; value: ImageBytes }
}

const database = databaseOpener<Schema>('conversations', 1, (db) => {
  db.createObjectStore('chats', { keyPath: 'id' }).createIndex('sequence', 'sequence')
  db.createObjectStore('turns', { keyPath: 'id' }).createIndex('chatId', 'chatId')
  db.createObjectStore('images', { keyPath: 'id' })
})

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
