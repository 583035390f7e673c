import browser from 'webextension-polyfill'
import type { Box } from '../../core/box.ts'
import { readDataUrl } from '../../core/image/data-url.ts'
import type { Viewport } from '../../core/page/candidate.ts'
import { cropArea } from '../../core/page/crop-area.ts'
import { isInFront } from '../../core/page/same-page.ts'
import { cropImage, decodeImage } from '../../platform/browser/encode-image.ts'
import type { ImageClick } from './image-click.ts'

/** Where something is on the page, in CSS pixels of the viewport. */
type Place = { box: Box | null; viewport: Viewport }

/** The visible tab as it was at the first call; Chromium allows two pictures a second. */
export type Screen = {
  /** What is visible of a place, in device pixels, as PNG; null when nothing is, or the tab may not be captured. */
  crop(place: Place): Promise<Blob | null>
  /** Takes a new picture for the next crop: the page was scrolled. */
  refresh(): void
}

const limitMs = 600

/**
 * A way to the pixels that a tab shows, as long as it is the one in front and at the page of the click. The browser pictures
 * whatever its window shows, so that is looked at before the picture is taken and again after.
 */
export function screenOf(click: Pick<ImageClick, 'tabId' | 'windowId' | 'pageUrl'>): Screen {
  let taken: Promise<Blob | null> | null = null

  async function isShown(): Promise<boolean> {
    const tab = await browser.tabs.get(click.tabId).catch(() => null)
    return tab !== null && isInFront(tab, click)
  }

  async function capture(isSecond = false): Promise<Blob | null> {
    if (!(await isShown())) return null
    try {
      const dataUrl = await browser.tabs.captureVisibleTab(click.windowId, { format: 'png' })
      const captured = (await isShown()) ? readDataUrl(dataUrl) : null
      return captured && new Blob([captured.bytes], { type: captured.type })
    } catch {
      // Without access to the tab it is refused for good; past two calls a second, for a moment.
      if (isSecond) return null
      await new Promise((resolve) => setTimeout(resolve, limitMs))
      return capture(true)
    }
  }

  return {
    async crop({ box, viewport }) {
      if (box === null) return null
      taken ??= capture()
      const picture = await taken
      const bitmap = picture && (await decodeImage(picture))
      if (!picture || !bitmap) return null
      const area = cropArea(box, viewport, { width: bitmap.width, height: bitmap.height })
      bitmap.close()
      return area && cropImage(picture, area)
    },
    refresh() {
      taken = null
    },
  }
}
