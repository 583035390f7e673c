import browser from 'webextension-polyfill'

const popupPage = 'src/popup/index.html'

/**
 * What Chromium says when its popup is on its way already, or was closed before its page had loaded to the end: either way
 * the user wants no other. A window without a toolbar is refused in other words.
 */
const wasClosedOrComes = 'Failed to open popup'

/** A popup is there in half a second; in a full screen one that has not come by then does not come. */
const comesWithinMs = 1500

/**
 * Opens the toolbar's popup, or a small window of the same page where the browser cannot. To be called in the click
 * itself, before anything is awaited: then every browser counts it as the user's gesture.
 */
export async function openPopup(windowId: number): Promise<void> {
  try {
    await browser.action.openPopup({ windowId })
  } catch (error) {
    // Else: no toolbar (an app window), or a browser without the call.
    return String(error).includes(wasClosedOrComes) ? undefined : openWindow()
  }
  // Firefox says that it opened, and shows nothing, while a page has the whole screen.
  if (!(await isFullScreen(windowId))) return
  await new Promise((resolve) => setTimeout(resolve, comesWithinMs))
  if (!(await isPopupThere())) await openWindow()
}

async function isPopupThere(): Promise<boolean> {
  // Its page is loaded all the same, and goes away again.
  const contexts = await browser.runtime.getContexts({ contextTypes: ['POPUP'] })
  return contexts.length > 0
}

async function openWindow(): Promise<void> {
  const url = browser.runtime.getURL(`${popupPage}?window`)
  await browser.windows.create({ type: 'popup', url, width: 440, height: 640 })
}

async function isFullScreen(windowId: number): Promise<boolean> {
  const window = await browser.windows.get(windowId).catch(() => null)
  return window?.state === 'fullscreen'
}
