/** What the page tells about the image that was clicked; lengths in CSS pixels, sizes in image pixels. */
export type LocatedImage = {
  /** The address of the file that is shown, chosen from `srcset` by the browser. */
  url: string
  /** Still loading, showing, or broken. */
  state: 'loading' | 'shown' | 'broken'
  /** The real size of the file, although `naturalWidth` is halved for a 2x candidate; null when unknown. */
  size: { width: number; height: number } | null
  alternativeText: string
  /** The visible box of the element in the top window's viewport; null inside a cross-origin frame. */
  box: { x: number; y: number; width: number; height: number } | null
  viewport: { width: number; height: number }
  /** Device pixels of the box: what an SVG should be drawn at, at least. */
  deviceSize: { width: number; height: number }
}

/** The `<img>` (or `<input type=image>`) that a menu click meant: the browser's own target where it tells, else the one that shows `srcUrl`. */
export function findImage(srcUrl: string, targetElementId: number | null): HTMLImageElement | null {
  const target = targetElementId === null ? null : menuTarget(targetElementId)
  if (target instanceof HTMLImageElement) return target
  const images = [...imagesIn(document)]
  // Chromium leaves out addresses over 2 MB: then the only image with such an address is meant.
  const shows = (image: HTMLImageElement) =>
    srcUrl === '' ? image.currentSrc.length > 2_000_000 : image.currentSrc === srcUrl || image.src === srcUrl
  const candidates = images.filter(shows)
  return candidates.find(isInViewport) ?? candidates[0] ?? null
}

/** Describes an image without reading its pixels. */
export async function describeImage(image: HTMLImageElement): Promise<LocatedImage> {
  const box = image.getBoundingClientRect()
  const offset = offsetInTop()
  const state = !image.complete ? 'loading' : image.naturalWidth === 0 ? 'broken' : 'shown'
  return {
    url: image.currentSrc || image.src,
    state,
    size: state === 'shown' ? await realSize(image) : null,
    alternativeText: image.alt,
    box: offset && { x: box.x + offset.x, y: box.y + offset.y, width: box.width, height: box.height },
    viewport: topViewport(),
    deviceSize: {
      width: Math.round(box.width * devicePixelRatio),
      height: Math.round(box.height * devicePixelRatio),
    },
  }
}

function menuTarget(targetElementId: number): Element | null {
  // Firefox alone, and only with the `menus` permission.
  const { browser } = globalThis as {
    browser?: { menus?: { getTargetElement?(id: number): Element | null } }
  }
  return browser?.menus?.getTargetElement?.(targetElementId) ?? null
}

function* imagesIn(root: Document | ShadowRoot): Generator<HTMLImageElement> {
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof HTMLImageElement) yield element
    if (element.shadowRoot) yield* imagesIn(element.shadowRoot)
  }
}

function isInViewport(image: HTMLImageElement): boolean {
  const box = image.getBoundingClientRect()
  return box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
}

/** Without `srcset` the natural size is the file's; with it, the same address is decoded once more, from the cache. */
async function realSize(image: HTMLImageElement): Promise<{ width: number; height: number }> {
  const natural = { width: image.naturalWidth, height: image.naturalHeight }
  if (image.srcset === '' && !(image.parentElement instanceof HTMLPictureElement)) return natural
  const again = new Image()
  again.crossOrigin = image.crossOrigin
  again.src = image.currentSrc
  try {
    await again.decode()
    return { width: again.naturalWidth, height: again.naturalHeight }
  } catch {
    // The site refuses a second load; the halved size is the best that is known.
    return natural
  }
}

/** Where this frame's viewport lies in the top window's; null when a frame above is another origin's. */
function offsetInTop(): { x: number; y: number } | null {
  const offset = { x: 0, y: 0 }
  try {
    for (let view: Window = window; view !== view.top; view = view.parent) {
      const frame = view.frameElement
      if (frame === null) return null
      const box = frame.getBoundingClientRect()
      offset.x += box.x + frame.clientLeft
      offset.y += box.y + frame.clientTop
    }
    return offset
  } catch {
    return null
  }
}

function topViewport(): { width: number; height: number } {
  try {
    if (window.top) return { width: window.top.innerWidth, height: window.top.innerHeight }
  } catch {
    // A frame above is another origin's: `box` is null then, and nobody needs the viewport.
  }
  return { width: innerWidth, height: innerHeight }
}
