import { ownTitle } from '../../core/chat/chat-title.ts'
import { chatFileName, fileImage, historyFileParts } from '../../core/chat/history-file.ts'
import type { Chat, Turn } from '../../core/chat/turn.ts'
import type { downloadFile } from '../../platform/browser/download-file.ts'
import { localDay } from '../../platform/browser/local-day.ts'
import type { askBackground } from '../../platform/messages/ask-background.ts'
import type { Send } from './commands.ts'
import type { ShownChat } from './shown-chat.ts'

type World = { send: Send; ask: typeof askBackground; shown: ShownChat; download: typeof downloadFile }

/** What can be done with the chat as a whole. */
export function createChatActions({ send, ask, shown, download }: World) {
  /** A turn with as much of its texts as has come; its row lags behind. */
  function asShown(turn: Turn): Turn {
    const text = shown.thoughts.of(turn).value
    const thinking = text === '' ? turn.thinking : { milliseconds: 0, ...turn.thinking, text }
    return { ...turn, answer: shown.answers.of(turn).value, thinking }
  }

  return {
    /** Gives a chat a title; one without a word leaves it as it is. */
    async rename(chat: Chat, typed: string) {
      const title = ownTitle(typed)
      if (title === null || title === chat.title) return
      shown.takeChat({ ...chat, title })
      const stored = await send('renameChat', { chatId: chat.id, title })
      shown.takeChat(stored ?? chat)
    },
    /** Hands the chat to the user as a file. */
    async exportChat() {
      const { chat, turns } = shown.view.value ?? { chat: null, turns: [] }
      if (!chat) return
      const { file, name } = await chatFile(ask, chat, turns.map(asShown))
      download(file, name)
    },
  }
}

/**
 * One chat as a file that the options' import reads, with its name. The background hands out the images, so that a chat
 * that lies in memory only can be saved too; one whose bytes are not there is left out.
 */
async function chatFile(
  ask: typeof askBackground,
  chat: Chat,
  turns: readonly Turn[],
): Promise<{ file: Blob; name: string }> {
  const images = new Map<string, string>()
  for (const turn of turns) {
    for (const { id, copy } of turn.images) {
      if (!copy || images.has(id)) continue
      const read = await ask('readImage', { turnId: turn.id, imageId: id })
      if (read.ok) images.set(id, JSON.stringify(fileImage(id, read.value.dataUrl)))
    }
  }
  const now = Date.now()
  const parts = historyFileParts({ exportedAt: now, chats: [chat], turns, images: [...images.values()] })
  const file = new Blob(parts, { type: 'application/json' })
  return { file, name: chatFileName(chat.title, localDay(now)) }
}
