import browser from 'webextension-polyfill'
import { chatStore, forgetPrivateChats } from '../../platform/store/chat-store.ts'
import { forgetTypedQuestions } from '../../platform/store/typed-questions.ts'
import { stopPrivate } from '../chat/running-turns.ts'
import { forgetPrivateClicks } from '../image/click-memory.ts'

/** Ends and forgets what was asked in private windows, once the last of them has closed. */
export async function onWindowClosed(): Promise<void> {
  const windows = await browser.windows.getAll()
  if (windows.some(({ incognito }) => incognito)) return
  await stopPrivate()
  forgetPrivateChats()
  await forgetPrivateClicks()
  await forgetTypedQuestions(async (chatId) => (await chatStore.readChat(chatId)) !== null)
}
