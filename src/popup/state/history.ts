import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { Chat } from '../../core/chat/turn.ts'
import type { Send } from './commands.ts'

/** The list of earlier chats. */
export function createHistory(send: Send) {
  const isOpen = signal(false)
  const chats = signal<readonly Chat[] | null>(null)
  const removed = signal<Chat | null>(null)
  const isBeside = signal(false)
  const listFocus = signal<{ on: string | null } | null>(null)
  const left = signal<object | null>(null)

  async function read(): Promise<void> {
    chats.value = (await send('listChats', {})) ?? chats.value
  }

  return {
    isOpen,
    /** Newest first; null until they were read. */
    chats,
    /** The chat that was deleted last, as long as undo is offered. */
    removed,
    /** Whether the list stands beside the chat all the time, and takes nothing of its place. */
    isBeside: isBeside as ReadonlySignal<boolean>,
    /** The chat of the list on which the focus is wanted, or null for the one that is shown; gone once it has it. */
    listFocus: listFocus as ReadonlySignal<{ on: string | null } | null>,
    /** A new object each time the user has left the list without choosing a chat: the focus goes back to where they came from. */
    left: left as ReadonlySignal<object | null>,
    /** Shows the list in the chat's place, or turns to it where it stands beside. */
    open() {
      batch(() => {
        isOpen.value = !isBeside.value
        listFocus.value = { on: null }
      })
      void read()
    },
    /** Shows the chat again, another than before. */
    close() {
      isOpen.value = false
    },
    /** Shows the same chat again. */
    leave() {
      batch(() => {
        isOpen.value = false
        left.value = {}
      })
    },
    stand(beside: boolean) {
      batch(() => {
        isBeside.value = beside
        if (beside) isOpen.value = false
      })
      if (beside) void read()
    },
    tookFocus() {
      listFocus.value = null
    },
    refresh() {
      if (isOpen.value || isBeside.value) void read()
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
      await read()
      batch(() => {
        removed.value = null
        // The button that was pressed goes.
        listFocus.value = { on: chat.id }
      })
    },
    /** Ends the offer to undo. */
    forget() {
      removed.value = null
    },
  }
}
