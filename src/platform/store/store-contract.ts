import type { Chat, Turn } from '../../core/chat/turn.ts'

/** The bytes of an image, once however many chats use it. `id` is the SHA-256 of the bytes, in hex. */
export type ImageBytes = { id: string; blob: Blob }

/** Where chats live. Each call settles, and rejects when the store cannot do it. */
export type ChatStore = {
  /**
   * Writes a chat, its turn and the images that came with it: all of them or none. None, too, if the chat was there
   * before and has been removed for good meanwhile.
   */
  commitTurn(chat: Chat, turn: Turn, images: ImageBytes[], isNew: boolean): Promise<void>
  putTurn(turn: Turn): Promise<void>
  /** Reads a chat, changes it and writes it back in one step, so that two windows never undo each other; null when it is gone. */
  changeChat(id: string, change: (chat: Chat) => Chat): Promise<Chat | null>
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
  /** Removes every chat, turn and image, those that cannot be read included. */
  clear(): Promise<void>
}
