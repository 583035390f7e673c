import browser from 'webextension-polyfill'
import { openInTab, openSidePanel, ownWindowId } from '../browser/places/open-pages.ts'
import { askBackground } from './ask-background.ts'

/** The pages that a chat can be moved away from: a popup, the panel, a tab. */
type From = 'popup' | 'panel' | 'tab'

/** Shows a chat (null: an empty new one) in the side panel, and closes this page; to be called in the click itself. */
export async function moveToPanel(chatId: string | null, from: From): Promise<void> {
  const windowId = ownWindowId()
  // In the gesture: after an await the browser refuses.
  const opened = openSidePanel()
  const told = windowId !== undefined && askBackground('showInPanel', { chatId, windowId })
  try {
    await Promise.all([opened, told])
  } catch {
    // A window without a panel: the chat stays here.
    return
  }
  await leave(from)
}

/** Shows a chat in a tab of its own, and closes this page; to be called in the click itself. */
export async function moveToTab(chatId: string | null, from: From): Promise<void> {
  const opened = openInTab(chatId)
  // Firefox closes its sidebar in the click alone.
  if (from === 'panel') await browser.sidebarAction?.close()
  await opened
  await leave(from)
}

/** A tab that is alone in its window stays: the window would go with it, and the panel too. */
async function leave(from: From): Promise<void> {
  if (from !== 'tab') return close()
  const tab = await browser.tabs.getCurrent()
  if (tab?.id === undefined || tab.windowId === undefined) return
  const beside = await browser.tabs.query({ windowId: tab.windowId })
  if (beside.length > 1) await browser.tabs.remove(tab.id)
}
