import browser from 'webextension-polyfill'
import { type ChatPlace, chatPlaces } from '../../../core/settings/settings.ts'
import { chatPage, opensPanelItself } from './open-pages.ts'

/**
 * Where a click can read at once what it opens: a panel opens in the click itself alone, and the settings lie behind an await.
 * Firefox's event page has this store, which outlives it. Chromium's worker does not; there the browser itself opens the panel.
 */
const memory = () => (typeof localStorage === 'undefined' ? null : localStorage)
const memoryKey = 'toolbar-button-opens'

/** What the button was last made to open by this background. */
let aimedAt: ChatPlace | null = null

/** Makes the toolbar button and its shortcut open chats there; the browser may forget it when it ends. */
export async function aimToolbarButton(place: ChatPlace): Promise<void> {
  memory()?.setItem(memoryKey, place)
  aimedAt = place
  if (opensPanelItself())
    await chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: place === 'panel' })
  await browser.action.setPopup({ popup: hasPopup(place) ? chatPage : '' })
}

const hasPopup = (place: ChatPlace) => place === 'popup' || (place === 'panel' && opensPanelItself())

/**
 * Where the button opens chats, as far as it is known without an await; null in a worker of Chromium that has just been woken.
 */
export function placeKnownAtOnce(): ChatPlace | null {
  const kept = memory()?.getItem(memoryKey)
  return chatPlaces.find((place) => place === kept) ?? aimedAt
}

/** Whether the button has a popup; Firefox knows at once. */
export function buttonOpensPopup(): boolean | Promise<boolean> {
  const place = placeKnownAtOnce()
  if (place !== null) return hasPopup(place)
  return browser.action.getPopup({}).then((popup) => popup !== '')
}

/** Does something while the button has its popup: where it opens tabs, a window that can have none still gets the popup. */
export async function withPopupOnButton(open: () => Promise<void>): Promise<void> {
  await browser.action.setPopup({ popup: chatPage })
  try {
    await open()
  } finally {
    await browser.action.setPopup({ popup: '' })
  }
}
