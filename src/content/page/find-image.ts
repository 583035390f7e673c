import { ownGlobal } from './own-global.ts'
import { shadowRootOf } from './shadow-root.ts'
import { unnamed } from './unnamed.ts'

/**
 * The element that a click on the image menu meant: the browser's own target where it tells, else the image that shows
 * `srcUrl`, one in sight before others. Null when no element shows it any more.
 */
export function findImage(srcUrl: string, targetElementId: number | null): Element | null {
  const target = targetElementId === null ? null : menuTarget(targetElementId)
  // Firefox names no address where a blob's was taken back.
  if (target?.isConnected && (srcUrl === '' || shows(target, srcUrl))) return target
  const candidates = [...imagesIn(document)].filter((image) => shows(image, srcUrl))
  // Of the same address, what is shown counts more than what is only written there beside a srcset.
  const showing = candidates.filter((image) => (image as HTMLImageElement).currentSrc === srcUrl)
  return showing.find(isInViewport) ?? showing[0] ?? candidates.find(isInViewport) ?? candidates[0] ?? null
}

/** Chromium leaves out addresses over 2 MB: then an image with such an address is meant. */
function shows(element: Element, srcUrl: string): boolean {
  const { currentSrc = '', src = '' } = element as HTMLImageElement
  return srcUrl === '' ? (currentSrc || src).length > 2_000_000 : currentSrc === srcUrl || src === srcUrl
}

function menuTarget(targetElementId: number): Element | null {
  // Firefox alone, and only with the `menus` permission.
  const browser = ownGlobal('browser') as
    | { menus?: { getTargetElement?(id: number): Element | null } }
    | undefined
  return browser?.menus?.getTargetElement?.(targetElementId) ?? null
}

function* imagesIn(root: Document | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    if (/^(img|input|image)$/.test(unnamed(element).localName)) yield element
    const shadow = shadowRootOf(element)
    if (shadow) yield* imagesIn(shadow)
  }
}

function isInViewport(image: Element): boolean {
  const box = image.getBoundingClientRect()
  return box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
}
