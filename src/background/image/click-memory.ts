import browser from 'webextension-polyfill'
import { isWorkingOn } from '../chat/running-turns.ts'
import type { Offers } from './acquire-image.ts'
import type { ImageClick } from './image-click.ts'

const clickPrefix = 'click:'
const offersPrefix = 'offers:'
const otherPixelsPrefix = 'other-pixels:'

/** An address of megabytes is not kept: storage.session holds 10 MB. The element is then found by its size. */
const maxKeptAddress = 100_000

function storable(click: ImageClick): ImageClick {
  const { aim } = click
  return aim.name === 'menu' && aim.srcUrl.length > maxKeptAddress
    ? { ...click, aim: { ...aim, srcUrl: '' } }
    : click
}

/** Keeps the click that a turn came from until the browser closes, so that its image can be looked for again. */
export async function rememberClick(turnId: string, click: ImageClick): Promise<void> {
  await browser.storage.session.set({ [clickPrefix + turnId]: storable(click) })
}

/** The click that a turn came from; null when it is no longer known. */
export async function recallClick(turnId: string): Promise<ImageClick | null> {
  return read<ImageClick>(clickPrefix + turnId)
}

/** Keeps what the page offered beside a turn's image. */
export async function rememberOffers(turnId: string, offers: Offers): Promise<void> {
  // The click goes with its private window; what its page offered, found late, has no owner then.
  if ((await recallClick(turnId)) === null) return
  // Small pictures of a few kB each; when the store is full, "Not this one?" is not offered.
  await browser.storage.session.set({ [offersPrefix + turnId]: offers }).catch(() => {})
}

/** What the page offered beside a turn's image; null when nothing is known of it. */
export async function recallOffers(turnId: string): Promise<Offers | null> {
  return read<Offers>(offersPrefix + turnId)
}

/** Keeps that the user chose other pixels for a turn, a frame or parts: no stored answer is wanted then. */
export async function rememberOtherPixels(turnId: string): Promise<void> {
  await browser.storage.session.set({ [otherPixelsPrefix + turnId]: true })
}

/** Whether the user chose other pixels for a turn, or another way to them. */
export async function wantsOtherPixels(turnId: string): Promise<boolean> {
  const click = await recallClick(turnId)
  return (click !== null && click.rung !== null) || (await read<boolean>(otherPixelsPrefix + turnId)) === true
}

/** A text that is the same for clicks on the same image by the menu, and another one for every other click. */
export function samenessOf(click: ImageClick): string {
  return JSON.stringify(click.aim.name === 'menu' ? { ...storable(click), id: '' } : click)
}

/** Whether the same image of the same menu is being asked about already: ten fast clicks are one. */
export async function isRepeated(click: ImageClick): Promise<boolean> {
  if (click.aim.name !== 'menu') return false
  const wanted = samenessOf(click)
  const remembered = await browser.storage.session.get(null)
  return Object.entries(remembered).some(
    ([key, value]) =>
      key.startsWith(clickPrefix) &&
      isWorkingOn(key.slice(clickPrefix.length)) &&
      samenessOf(value as ImageClick) === wanted,
  )
}

/** Forgets the clicks made in private windows, and what their pages offered. */
export async function forgetPrivateClicks(): Promise<void> {
  const remembered = await browser.storage.session.get(null)
  const turnIds = Object.entries(remembered)
    .filter(([key, value]) => key.startsWith(clickPrefix) && (value as ImageClick).isPrivate)
    .map(([key]) => key.slice(clickPrefix.length))
  await browser.storage.session.remove(turnIds.flatMap((id) => [clickPrefix + id, offersPrefix + id]))
}

async function read<T>(key: string): Promise<T | null> {
  return ((await browser.storage.session.get(key))[key] as T | undefined) ?? null
}
