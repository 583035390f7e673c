import { asUserLeftIt } from '../../core/chat/stored-rows.ts'
import type { Chat, Turn } from '../../core/chat/turn.ts'
import { isRunning } from '../../core/chat/turn-state.ts'
import type { ChatStore } from './store-contract.ts'

/** A store that lives as long as the background: for private windows, and for what the database refuses. */
export type MemoryStore = ChatStore & {
  holdsChat(id: string): boolean
  isPrivate(id: string): boolean
  isPrivateTurn(id: string): boolean
  /** Drops a turn that the database has taken after all. */
  dropTurn(id: string): void
  forgetPrivate(): void
}

/** Makes an empty one; `onChange` hears whether it holds anything that would be lost with the background. */
export function createMemoryStore(onChange: (isEmpty: boolean) => void): MemoryStore {
  const chats = new Map<string, Chat>()
  const turns = new Map<string, Turn>()
  const images = new Map<string, Blob>()
  /** Chats of private windows that have closed: what is written late does not bring anything of them back. */
  const forgotten = new Set<string>()
  const isPrivate = (id: string) => chats.get(id)?.isPrivate ?? false
  const changed = () => onChange(chats.size + turns.size === 0)
  const forget = (isGone: (chat: Chat) => boolean) => {
    const gone = new Set([...chats.values()].filter(isGone).map(({ id }) => id))
    for (const id of gone) chats.delete(id)
    for (const turn of turns.values()) if (gone.has(turn.chatId)) turns.delete(turn.id)
    const used = new Set([...turns.values()].flatMap((turn) => turn.images.map(({ id }) => id)))
    for (const id of images.keys()) if (!used.has(id)) images.delete(id)
    changed()
  }
  return {
    async commitTurn(chat, turn, added, isNew) {
      if (!isNew && !chats.has(chat.id)) return
      chats.set(chat.id, asUserLeftIt(chat, chats.get(chat.id) ?? null))
      turns.set(turn.id, turn)
      for (const { id, blob } of added) images.set(id, blob)
      changed()
    },
    async putTurn(turn) {
      if (forgotten.has(turn.chatId)) return
      turns.set(turn.id, turn)
      changed()
    },
    async changeChat(id, change) {
      const chat = chats.get(id)
      if (!chat) return null
      chats.set(id, change(chat))
      return chats.get(id) ?? null
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
    async clear() {
      for (const rows of [chats, turns, images]) rows.clear()
      changed()
    },
    holdsChat: (id) => chats.has(id),
    isPrivate,
    isPrivateTurn: (id) => isPrivate(turns.get(id)?.chatId ?? ''),
    dropTurn(id) {
      if (turns.delete(id)) changed()
    },
    forgetPrivate() {
      for (const chat of chats.values()) if (chat.isPrivate) forgotten.add(chat.id)
      forget((chat) => chat.isPrivate)
    },
  }
}
