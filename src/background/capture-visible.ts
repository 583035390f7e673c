import browser from 'webextension-polyfill'
import type { LocatedImage } from '../content/locate-image.ts'
import { cropArea } from '../core/crop-area.ts'
import { readDataUrl } from '../core/data-url.ts'
import { cropImage, decodeImage } from '../platform/encode-image.ts'

/** What is visible of an image on the screen, in device pixels, as PNG; null when nothing is, or the tab may not be captured. */
export async function captureVisible(windowId: number, located: LocatedImage): Promise<Blob | null> {
  if (located.box === null) return null
  // Rejected without activeTab, and past two calls a second in Chromium.
  const captured = await browser.tabs.captureVisibleTab(windowId, { format: 'png' }).catch(() => null)
  const png = captured && readDataUrl(captured)
  if (!png) return null
  const picture = new Blob([png.bytes], { type: png.type })
  const bitmap = await decodeImage(picture)
  if (bitmap === null) return null
  const area = cropArea(located.box, located.viewport, { width: bitmap.width, height: bitmap.height })
  bitmap.close()
  return area && cropImage(picture, area)
}
