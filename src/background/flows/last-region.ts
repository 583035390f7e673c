import browser from 'webextension-polyfill'
import type { Page } from '../../core/chat/visible-to.ts'
import type { PickerChoice } from '../../core/page/picker-choice.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import type { Payload } from '../../platform/messages/messages.ts'
import { tabInFront } from '../image/tab-in-front.ts'
import { clickIn, openChatAbout } from './open-chat.ts'

type Region = Extract<PickerChoice, { name: 'region' }>

const privateRegionKey = 'last-region-private'
const keyOf = (isPrivate: boolean) => (isPrivate ? privateRegionKey : 'last-region')

/** Keeps the rectangle that was drawn last in a kind of window, for "Same region again". */
export async function rememberRegion(region: Region, isPrivate: boolean): Promise<void> {
  await browser.storage.session.set({ [keyOf(isPrivate)]: region })
}

async function recallRegion(isPrivate: boolean): Promise<Region | null> {
  const key = keyOf(isPrivate)
  return ((await browser.storage.session.get(key))[key] as Region | undefined) ?? null
}

/** Forgets the rectangle that was drawn in private windows. */
export async function forgetPrivateRegion(): Promise<void> {
  await browser.storage.session.remove(privateRegionKey)
}

/** Whether a region was drawn in the page's kind of window since the browser started. */
export async function hasRegion(_: Payload<'hasRegion'>, page: Page): Promise<Result<boolean>> {
  return success((await recallRegion(page.isPrivate)) !== null)
}

/** Asks about the same place of the window as last time, in the tab in front. Problems: image-gone, page-forbidden. */
export async function askSameRegion(): Promise<Result<null>> {
  const tab = await tabInFront()
  if (tab === null) return failure({ kind: 'page-forbidden' })
  const region = await recallRegion(tab.incognito)
  if (region === null) return failure({ kind: 'image-gone' })
  void openChatAbout({ ...clickIn(tab), aim: region })
  return success(null)
}
