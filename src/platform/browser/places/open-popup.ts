import browser from 'webextension-polyfill'
import { canLieInPrivateWindow, chatPage } from './open-pages.ts'
import { buttonOpensPopup, withPopupOnButton } from './toolbar-button.ts'

/**
 * What Chromium says when its popup is on its way already, or was closed before its page had loaded to the end: either way
 * the user wants no other. A window without a toolbar is refused in other words.
 */
const wasClosedOrComes = 'Failed to open popup'

/** A popup is there in half a second; in a full screen one that has not come by then does not come. */
const comesWithinMs = 1500

/** The window in which something was clicked. */
type Place = { windowId: number; isPrivate: boolean }

/**
 * Opens the toolbar's popup, or a small window of the same page where the browser cannot. To be called in the click
 * itself, before anything is awaited: then every browser counts it as the user's gesture.
 */
export async function openPopup({ windowId, isPrivate }: Place): Promise<void> {
  try {
    const opens = buttonOpensPopup()
    const open = () => browser.action.openPopup({ windowId })
    // Firefox knows at once: older ones refuse after an await.
    if (opens === true || (await opens)) await open()
    else await withPopupOnButton(open)
  } catch (error) {
    // Else: no toolbar (an app window), or a browser without the call.
    return String(error).includes(wasClosedOrComes) ? undefined : openWindow(isPrivate)
  }
  // Firefox says that it opened, and shows nothing, while a page has the whole screen.
  if (!(await isFullScreen(windowId))) return
  await new Promise((resolve) => setTimeout(resolve, comesWithinMs))
  if (!(await isPopupThere())) await openWindow(isPrivate)
}

async function isPopupThere(): Promise<boolean> {
  // Its page is loaded all the same, and goes away again.
  const contexts = await browser.runtime.getContexts({ contextTypes: ['POPUP'] })
  return contexts.length > 0
}

/** A private window's is private. In Chromium none of our pages can lie in one: the toolbar's popup shows the chat then. */
async function openWindow(isPrivate: boolean): Promise<void> {
  if (isPrivate && !canLieInPrivateWindow()) return
  const url = browser.runtime.getURL(`${chatPage}?window`)
  const kind = isPrivate ? { incognito: true } : {}
  await browser.windows.create({ type: 'popup', url, width: 440, height: 640, ...kind })
}

async function isFullScreen(windowId: number): Promise<boolean> {
  const window = await browser.windows.get(windowId).catch(() => null)
  return window?.state === 'fullscreen'
}
