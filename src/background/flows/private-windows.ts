import browser from 'webextension-polyfill'
import { forgetPendingAccess } from '../../platform/browser/site-access.ts'
import { chatStore, forgetPrivateChats } from '../../platform/store/chat-store.ts'
import { forgetPrivateTyping } from '../../platform/store/typed-questions.ts'
import { stopPrivate } from '../chat/running-turns.ts'
import { forgetPrivateClicks } from '../image/click-memory.ts'
import { forgetAwaitedCure } from './ask-when-cured.ts'
import { forgetPrivateRegion } from './last-region.ts'

/** Ends and forgets what was asked in private windows, once the last of them has closed. */
export async function onWindowClosed(): Promise<void> {
  if (await isPrivateOpen()) return
  const ended = stopPrivate()
  await forgetPrivate()
  await ended
  // What was just being looked for comes to its end after its window.
  if (!(await isPrivateOpen())) await forgetPrivate()
}

const isPrivateOpen = async () => (await browser.windows.getAll()).some(({ incognito }) => incognito)

async function forgetPrivate(): Promise<void> {
  forgetPrivateChats()
  await forgetPrivateClicks()
  await forgetPrivateRegion()
  const isKept = async (turnId: string) => (await chatStore.readTurn(turnId)) !== null
  await forgetPendingAccess(isKept)
  await forgetAwaitedCure(isKept)
  await forgetPrivateTyping(async (chatId) => (await chatStore.readChat(chatId)) !== null)
}
