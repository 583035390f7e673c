// Injected by background/inject.ts after a click, into the isolated world; the page sees none of it.
import { describeImage, findImage, type LocatedImage } from './locate-image.ts'
import { drawBytes, fetchBytes, type PageBytes } from './read-pixels.ts'

let clicked: HTMLImageElement | null = null

const pageTools = {
  /** Finds the clicked image and remembers it for the next calls; null when it is gone. */
  async locate(srcUrl: string, targetElementId: number | null): Promise<LocatedImage | null> {
    clicked = findImage(srcUrl, targetElementId)
    return clicked && describeImage(clicked)
  },
  fetch: (url: string, maxBytes: number, timeoutMs: number): Promise<PageBytes> =>
    fetchBytes(url, maxBytes, timeoutMs),
  async draw(size: { width: number; height: number }): Promise<PageBytes> {
    return clicked ? drawBytes(clicked, size) : { ok: false, reason: 'blocked' }
  },
}

export type PageTools = typeof pageTools

Object.assign(globalThis, { askAboutThisImage: pageTools })
