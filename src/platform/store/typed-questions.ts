import browser from 'webextension-polyfill'
import { looksLikeKey } from '../../core/server/looks-like-key.ts'
import { thisPage } from '../browser/this-page.ts'

/** Keeps what was typed but not asked, and is no API key, for each chat, until the browser closes; a popup's own storage dies with it. */
export type TypedQuestions = {
  read(chatId: string | null): Promise<string>
  write(chatId: string | null, question: string): Promise<void>
}

const prefix = 'typed-question:'
/** What was typed without a chat, by the kind of window. */
const withoutChat = 'new'
const withoutPrivateChat = 'new-private'

async function keyOf(chatId: string | null): Promise<string> {
  return prefix + (chatId ?? ((await thisPage()).isPrivate ? withoutPrivateChat : withoutChat))
}

export const typedQuestions: TypedQuestions = {
  async read(chatId) {
    const key = await keyOf(chatId)
    const { [key]: stored } = await browser.storage.session.get(key)
    if (typeof stored !== 'string') return ''
    if (!looksLikeKey(stored)) return stored
    // Of a version that kept it.
    await browser.storage.session.remove(key)
    return ''
  },
  async write(chatId, question) {
    const key = await keyOf(chatId)
    await (question === '' || looksLikeKey(question)
      ? browser.storage.session.remove(key)
      : browser.storage.session.set({ [key]: question }))
  },
}

/** Forgets what was typed in chats that are not kept, and what was typed without a chat in private windows. */
export async function forgetPrivateTyping(isKept: (chatId: string) => Promise<boolean>): Promise<void> {
  const keys = Object.keys(await browser.storage.session.get(null)).filter((key) => key.startsWith(prefix))
  for (const key of keys) {
    const chatId = key.slice(prefix.length)
    if (chatId !== withoutChat && !(await isKept(chatId))) await browser.storage.session.remove(key)
  }
}
