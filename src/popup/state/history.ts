import { signal } from '@preact/signals'
import type { Chat } from '../../core/chat/turn.ts'
import type { Send } from './commands.ts'

/** The list of earlier chats. */
export function createHistory(send: Send) {
  const isOpen = signal(false)
  const chats = signal<readonly Chat[] | null>(null)
  const removed = signal<Chat | null>(null)

  async function read(): Promise<void> {
    chats.value = (await send('listChats', {})) ?? chats.value
  }

  return {
    isOpen,
    /** Newest first; null until they were read. */
    chats,
    /** The chat that was deleted last, as long as undo is offered. */
    removed,
    open() {
      isOpen.value = true
      void read()
    },
    close() {
      isOpen.value = false
    },
    refresh() {
      if (isOpen.value) void read()
    },
    /** Gives whether it was deleted. */
    async remove(chatId: string): Promise<boolean> {
      const chat = chats.value?.find(({ id }) => id === chatId)
      if (!chat || (await send('deleteChat', { chatId })) === undefined) return false
      removed.value = chat
      await read()
      return true
    },
    async undo() {
      const chat = removed.value
      if (!chat || (await send('restoreChat', { chatId: chat.id })) === undefined) return
      removed.value = null
      await read()
    },
    /** Ends the offer to undo. */
    forget() {
      removed.value = null
    },
  }
}
