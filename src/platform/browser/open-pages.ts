import browser from 'webextension-polyfill'
import { thisWindow } from './this-page.ts'

/** The page that is popup, side panel and tab. */
const chatPage = 'src/popup/index.html'

let windowId: number | undefined

/** Learns which window this page belongs to, so that the side panel can be opened within a click. */
export async function learnWindow(): Promise<void> {
  windowId = (await thisWindow())?.id
}

/** Whether the browser has a side panel that a page can open. */
export function canOpenSidePanel(): boolean {
  return 'sidebarAction' in browser || (typeof chrome !== 'undefined' && 'sidePanel' in chrome)
}

/** Opens the side panel; must be called within the click itself, since after an await the browser refuses. */
export async function openSidePanel(): Promise<void> {
  if ('sidebarAction' in browser) return browser.sidebarAction.open()
  if (windowId !== undefined) await chrome.sidePanel.open({ windowId })
}

/** Whether pages of ours can lie in tabs of private windows: Chromium puts them into another window, for all to see. */
export const canLieInPrivateWindow = () => 'sidebarAction' in browser

/** Opens a chat in a tab of its own. */
export async function openInTab(chatId: string | null): Promise<void> {
  const chat = chatId === null ? '' : `&chat=${encodeURIComponent(chatId)}`
  await browser.tabs.create({ url: browser.runtime.getURL(`${chatPage}?tab${chat}`) })
}

/**
 * Opens the options page, or turns to it where it is open; with `part`, opens it at one of its pages (`money`), or in the
 * field of a setting (`key`).
 */
export async function openOptions(part = ''): Promise<void> {
  if (part === '') await browser.runtime.openOptionsPage()
  else await browser.tabs.create({ url: browser.runtime.getURL(`src/options/index.html#${part}`) })
}
