import browser from 'webextension-polyfill'
import type { OptionsPart } from '../../../core/settings/options-part.ts'
import { thisWindow } from '../this-page.ts'

/** The page that is popup, side panel and tab; the toolbar button has it under it, unless it opens something else. */
export const chatPage = 'src/popup/index.html'

let windowId: number | undefined

/** Learns which window this page belongs to, so that the side panel can be opened within a click. */
export async function learnWindow(): Promise<void> {
  windowId = (await thisWindow())?.id
}

/** Whether it is the browser itself that opens the side panel at a click on the toolbar button. */
export const opensPanelItself = () => typeof chrome !== 'undefined' && 'sidePanel' in chrome

/** Whether the browser has a side panel that a page can open. */
export const canOpenSidePanel = (): boolean => 'sidebarAction' in browser || opensPanelItself()

/**
 * Opens the side panel of a window, by default this page's; must be called within the click itself, since after an await
 * the browser refuses.
 */
export async function openSidePanel(inWindow = windowId): Promise<void> {
  if ('sidebarAction' in browser) return browser.sidebarAction.open()
  if (inWindow !== undefined) await chrome.sidePanel.open({ windowId: inWindow })
}

/** Opens Firefox's sidebar, or closes it; must be called within the click itself. */
export async function toggleSidebar(): Promise<void> {
  await browser.sidebarAction?.toggle()
}

/** Whether our sidebar is open in a window, as Firefox knows at once; null where pages have to be asked. */
export function isSidebarIn(inWindow: number): boolean | null {
  if (!('sidebarAction' in browser)) return null
  return browser.extension.getViews({ type: 'sidebar' as 'tab', windowId: inWindow }).length > 0
}

/** How many side panels of ours are open, in whichever window. */
export async function countSidePanels(): Promise<number> {
  return (await browser.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length
}

/** The window that this page belongs to, once it was learnt. */
export const ownWindowId = () => windowId

/** Whether pages of ours can lie in tabs of private windows: Chromium puts them into another window, for all to see. */
export const canLieInPrivateWindow = () => 'sidebarAction' in browser

/** Opens a chat in a tab of its own, by default in the window in front; `openerTabId` is where closing it leads back to. */
export async function openInTab(
  chatId: string | null,
  beside?: { windowId: number; openerTabId: number },
): Promise<void> {
  const chat = chatId === null ? '' : `&chat=${encodeURIComponent(chatId)}`
  await browser.tabs.create({ url: browser.runtime.getURL(`${chatPage}?tab${chat}`), ...beside })
}

/** Turns to a tab of ours that shows chats in a window, or opens one with the newest chat. */
export async function openNewestInTab(inWindow: number): Promise<void> {
  const tabs = await browser.runtime.getContexts({ contextTypes: ['TAB'], windowIds: [inWindow] })
  const found = tabs.find(({ documentUrl }) => documentUrl?.includes(`${chatPage}?tab`))
  if (found) await browser.tabs.update(found.tabId, { active: true })
  else await openInTab(null)
}

/** Opens the options page, or turns to it where it is open; with a part, opens it there. */
export async function openOptions(part: OptionsPart | null = null): Promise<void> {
  if (part === null) await browser.runtime.openOptionsPage()
  else await browser.tabs.create({ url: browser.runtime.getURL(`src/options/index.html#${part}`) })
}
