import browser from 'webextension-polyfill'

/** Keeps what was typed but not asked, for each chat, until the browser closes; a popup's own storage dies with it. */
export type TypedQuestions = {
  read(chatId: string | null): Promise<string>
  write(chatId: string | null, question: string): void
}

const prefix = 'typed-question:'
const withoutChat = 'new'
const keyOf = (chatId: string | null) => prefix + (chatId ?? withoutChat)

export const typedQuestions: TypedQuestions = {
  async read(chatId) {
    const key = keyOf(chatId)
    const { [key]: stored } = await browser.storage.session.get(key)
    return typeof stored === 'string' ? stored : ''
  },
  write(chatId, question) {
    const key = keyOf(chatId)
    void (question === ''
      ? browser.storage.session.remove(key)
      : browser.storage.session.set({ [key]: question }))
  },
}

/** Forgets what was typed in chats that are not kept, and what was typed without a chat. */
export async function forgetTypedQuestions(isKept: (chatId: string) => Promise<boolean>): Promise<void> {
  const keys = Object.keys(await browser.storage.session.get(null)).filter((key) => key.startsWith(prefix))
  for (const key of keys)
    if (!(await isKept(key.slice(prefix.length)))) await browser.storage.session.remove(key)
}
