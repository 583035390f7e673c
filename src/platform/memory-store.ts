import type { Chat, Turn } from '../core/conversation.ts'
import { isRunning } from '../core/conversation.ts'
import type { ConversationStore } from './conversation-store.ts'

/** A store that lives as long as the background: for private windows, and where there is no database. */
export function createMemoryStore(): ConversationStore & { forgetPrivate(): void } {
  const chats = new Map<string, Chat>()
  const turns = new Map<string, Turn>()
  const images = new Map<string, Blob>()
  const forget = (isGone: (chat: Chat) => boolean) => {
    const gone = new Set([...chats.values()].filter(isGone).map(({ id }) => id))
    for (const id of gone) chats.delete(id)
    for (const turn of turns.values()) if (gone.has(turn.chatId)) turns.delete(turn.id)
    const used = new Set([...turns.values()].flatMap((turn) => turn.images.map(({ id }) => id)))
    for (const id of images.keys()) if (!used.has(id)) images.delete(id)
  }
  return {
    async commitTurn(chat, turn, added) {
      chats.set(chat.id, chat)
      turns.set(turn.id, turn)
      for (const { id, blob } of added) images.set(id, blob)
    },
    async putTurn(turn) {
      turns.set(turn.id, turn)
    },
    async putChat(chat) {
      chats.set(chat.id, chat)
    },
    readChat: async (id) => chats.get(id) ?? null,
    readTurn: async (id) => turns.get(id) ?? null,
    readTurns: async (chatId) =>
      [...turns.values()].filter((turn) => turn.chatId === chatId).sort((a, b) => a.sequence - b.sequence),
    readImage: async (id) => images.get(id) ?? null,
    listChats: async () =>
      [...chats.values()].filter((chat) => chat.deletedAt === null).sort((a, b) => b.sequence - a.sequence),
    readRunningTurns: async () => [...turns.values()].filter(isRunning),
    async purgeDeleted(before) {
      forget((chat) => chat.deletedAt !== null && chat.deletedAt < before)
    },
    forgetPrivate() {
      forget((chat) => chat.isPrivate)
    },
  }
}
