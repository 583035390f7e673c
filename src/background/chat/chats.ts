import { firstTitle, ownTitle, titleFromAnswer } from '../../core/chat/chat-title.ts'
import { pictureGroups } from '../../core/chat/picture-groups.ts'
import type { Chat, EarlierImages, Turn } from '../../core/chat/turn.ts'
import { type Page, visibleTo } from '../../core/chat/visible-to.ts'
import type { DetailChoice } from '../../core/tokens/detail-level.ts'
import { chatStore, isPrivateChat } from '../../platform/store/chat-store.ts'
import { publish, publishToChat, showEverywhere } from './feed.ts'
import { stopAll, stopChat } from './running-turns.ts'
import { forgetUnseen } from './unseen.ts'

/** How long a deleted chat can be had back. */
const undoMs = 5 * 60_000

let lastSequence = 0

/** The next place in the history; it grows even when the clock goes back. */
async function nextSequence(): Promise<number> {
  const stored = (await chatStore.listChats())[0]?.sequence ?? 0
  lastSequence = Math.max(lastSequence, stored) + 1
  return lastSequence
}

/** A new chat, not stored yet. */
export async function makeChat(title: string, isPrivate: boolean): Promise<Chat> {
  const now = Date.now()
  return {
    id: crypto.randomUUID(),
    title: firstTitle('', title),
    createdAt: now,
    updatedAt: now,
    sequence: await nextSequence(),
    thumbnail: null,
    deletedAt: null,
    isPrivate,
  }
}

/** A new turn at the end of a chat, not stored yet. */
export function makeTurn(
  chatId: string,
  turns: Turn[],
  asked: { question: string; model: string; detail: DetailChoice; earlierImages?: EarlierImages },
): Turn {
  return {
    // What was chosen for earlier images holds from then on.
    earlierImages: turns.at(-1)?.earlierImages ?? 'sent',
    ...asked,
    id: crypto.randomUUID(),
    chatId,
    sequence: (turns.at(-1)?.sequence ?? 0) + 1,
    createdAt: Date.now(),
    images: [],
    sent: [],
    host: '',
    state: { name: 'acquiring' },
    answer: '',
    thinking: null,
    maxAnswerTokens: null,
    estimate: null,
    requests: [],
    repeats: null,
    reusedFrom: null,
    offered: null,
    leaseUntil: null,
  }
}

/**
 * A turn that asks the same about other images: itself as long as nothing was answered about its own, else a new one at the end
 * of its chat, which stands in its place in what is sent.
 */
export function inPlaceOf(turns: Turn[], turn: Turn, images: Turn['images']): Turn {
  const about = pictureGroups(turns).find(({ head }) => head.id === turn.id)
  const isAnswered = turn.images.length > 0 && about?.turns.some(({ answer }) => answer !== '')
  if (turn.answer === '' && !isAnswered)
    return { ...turn, images, sent: [], offered: null, state: { name: 'acquiring' } }
  const { question, model, detail, earlierImages, maxAnswerTokens } = turn
  const asked = { question, model, detail, earlierImages }
  return { ...makeTurn(turn.chatId, turns, asked), images, maxAnswerTokens, repeats: turn.id }
}

/** The chat as it is after something happened in it: first in the history. */
export async function touched(chat: Chat): Promise<Chat> {
  return { ...chat, updatedAt: Date.now(), sequence: await nextSequence() }
}

/** Names a chat after its first answer, unless the page had a text for the image. */
export async function titleChat(turn: Turn): Promise<void> {
  const title = titleFromAnswer(turn.answer)
  if (title === null) return
  await changeChat(turn.chatId, (chat) =>
    !chat.hasOwnTitle && chat.title === firstTitle('', turn.question) ? { ...chat, title } : chat,
  )
}

/** Gives a chat the user's title; one without a word changes nothing. Null when there is no such chat. */
export async function renameChat(id: string, typed: string): Promise<Chat | null> {
  const title = ownTitle(typed)
  return title === null
    ? chatStore.readChat(id)
    : changeChat(id, (chat) => ({ ...chat, title, hasOwnTitle: true }))
}

/** The newest chat that a page may show: the toolbar button opens it. */
export async function newestChatId(page: Page): Promise<string | null> {
  return (await chatsFor(page))[0]?.id ?? null
}

/** Whether a page may show a chat. */
export function mayShow(page: Page, chatId: string): boolean {
  return visibleTo(page)({ isPrivate: isPrivateChat(chatId) })
}

/** The history as a page may show it, newest first. */
export async function chatsFor(page: Page): Promise<Chat[]> {
  return (await chatStore.listChats()).filter(visibleTo(page))
}

/** Hides a chat at once, ends what runs in it, and removes earlier deletions for good. */
export async function deleteChat(id: string): Promise<void> {
  stopChat(id)
  await changeChat(id, (chat) => ({ ...chat, deletedAt: Date.now() }))
  // What began before it was marked.
  stopChat(id)
  forgetUnseen(id)
  await forgetDeleted()
}

/** Undoes a deletion; false when it is too late. */
export async function restoreChat(id: string): Promise<boolean> {
  return (await changeChat(id, (chat) => ({ ...chat, deletedAt: null }))) !== null
}

/** Removes for good what was deleted too long ago to undo. */
export async function forgetDeleted(): Promise<void> {
  await chatStore.purgeDeleted(Date.now() - undoMs)
}

/** Stops what runs and removes the whole history; pages then show an empty chat. */
export async function clearHistory(): Promise<void> {
  stopAll()
  await chatStore.clear()
  forgetUnseen(null)
  showEverywhere({ name: 'show', view: { chat: null, turns: [] } })
  publish({ name: 'history' })
}

async function changeChat(id: string, change: (chat: Chat) => Chat): Promise<Chat | null> {
  const chat = await chatStore.changeChat(id, change)
  if (chat) publishToChat(id, { name: 'chat', chat })
  publish({ name: 'history' })
  return chat
}
