import browser from 'webextension-polyfill'
import type { PickerChoice } from '../../core/page/picker-choice.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import { tabInFront } from '../image/tab-in-front.ts'
import { clickIn, openChatAbout } from './open-chat.ts'

type Region = Extract<PickerChoice, { name: 'region' }>

const regionKey = 'last-region'

/** Keeps the rectangle that was drawn last, for "Same region again". */
export async function rememberRegion(region: Region): Promise<void> {
  await browser.storage.session.set({ [regionKey]: region })
}

async function recallRegion(): Promise<Region | null> {
  return ((await browser.storage.session.get(regionKey))[regionKey] as Region | undefined) ?? null
}

/** Whether a region was drawn since the browser started. */
export async function hasRegion(): Promise<Result<boolean>> {
  return success((await recallRegion()) !== null)
}

/** Asks about the same place of the window as last time, in the tab in front. Problems: image-gone, page-forbidden. */
export async function askSameRegion(): Promise<Result<null>> {
  const [region, tab] = await Promise.all([recallRegion(), tabInFront()])
  if (region === null) return failure({ kind: 'image-gone' })
  if (tab === null) return failure({ kind: 'page-forbidden' })
  void openChatAbout({ ...clickIn(tab), aim: region })
  return success(null)
}
