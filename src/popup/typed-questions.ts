import browser from 'webextension-polyfill'

/** Keeps what was typed but not asked, for each chat, until the browser closes; a popup's own storage dies with it. */
export type TypedQuestions = {
  read(chatId: string | null): Promise<string>
  write(chatId: string | null, question: string): void
}

const keyOf = (chatId: string | null) => `typed-question:${chatId ?? 'new'}`

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
