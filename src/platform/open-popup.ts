import browser from 'webextension-polyfill'

const popupPage = 'src/popup/index.html'

/**
 * Opens the toolbar's popup, or a small window of the same page where the browser cannot. To be called in the click
 * itself, before anything is awaited: then every browser counts it as the user's gesture.
 */
export async function openPopup(windowId: number): Promise<void> {
  try {
    await browser.action.openPopup({ windowId })
  } catch {
    // No toolbar (an app window), or a browser without the call.
    const url = browser.runtime.getURL(`${popupPage}?window`)
    await browser.windows.create({ type: 'popup', url, width: 440, height: 640 })
  }
}
