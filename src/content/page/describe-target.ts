import { type Candidate, maxAlternativeCharacters } from '../../core/page/candidate.ts'
import { spriteCell } from '../../core/page/shown-part.ts'
import type { Size } from '../../core/size.ts'
import { topViewport } from './frame-offset.ts'
import { boxOf, type Target } from './targets-at.ts'
import { unnamed } from './unnamed.ts'

/** How long a file that the page shows may take to come again from the browser's cache. */
const loadMs = 3000

/** Where lazy pages keep the address of the picture that is to come. */
const lazyAttributes = ['data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'data-url']

/** Describes a target without reading its pixels. */
export async function describeTarget(target: Target): Promise<Candidate> {
  const { kind, offset } = target
  const element = target.element && unnamed(target.element)
  const box = boxOf(target)
  const whole = element?.getBoundingClientRect()
  const isReplaced = element?.localName === 'img' && kind === 'image' && addressOf(element) !== target.url
  const { url, state, size } = await fileOf(target)
  const area = element && whole && whole.width > 0 ? contentSize(element, whole) : null
  const part = size && area && target.placement ? spriteCell(area, size, target.placement) : null
  return {
    kind,
    url,
    state,
    isReplaced,
    size,
    part,
    isOnScreenOnly: target.isOnScreenOnly,
    alternativeText: textOf(element),
    box: box && offset && { x: box.x + offset.x, y: box.y + offset.y, width: box.width, height: box.height },
    viewport: topViewport(),
    deviceSize: {
      width: Math.round((whole?.width ?? 0) * devicePixelRatio),
      height: Math.round((whole?.height ?? 0) * devicePixelRatio),
    },
  }
}

type File = Pick<Candidate, 'url' | 'state' | 'size'>

async function fileOf(target: Target): Promise<File> {
  const { element, kind, url } = target
  switch (kind) {
    case 'svg': {
      const box = element?.getBoundingClientRect()
      return {
        url: null,
        state: 'shown',
        size: box ? { width: Math.round(box.width), height: Math.round(box.height) } : null,
      }
    }
    case 'canvas': {
      const { width, height } = element as HTMLCanvasElement
      return { url: null, state: 'shown', size: { width, height } }
    }
    case 'video': {
      const { videoWidth: width, videoHeight: height } = element as HTMLVideoElement
      return { url: null, state: 'shown', size: width > 0 ? { width, height } : null }
    }
    case 'mosaic':
    case 'mask':
    case 'border':
    case 'region':
    case 'frame':
    case 'detached':
      return { url, state: 'shown', size: null }
    case 'image':
      if (element?.localName === 'img') return fileOfImage(element as HTMLImageElement, url)
      return loadedFile(url)
    case 'background':
    case 'pseudo':
    case 'list-marker':
    case 'poster':
    case 'object':
      return loadedFile(url)
    default:
      return kind satisfies never
  }
}

async function fileOfImage(image: HTMLImageElement, url: string | null): Promise<File> {
  const awaited = awaitedUrl(image)
  if (awaited) return { url: awaited, state: 'loading', size: null }
  if (!image.complete) return { url, state: 'loading', size: null }
  if (image.naturalWidth === 0) return { url, state: 'broken', size: null }
  return { url, state: 'shown', size: await realSize(image) }
}

/** The address of the file that an image shows now, or is to show. */
function addressOf(image: Element): string | null {
  const { currentSrc, src } = image as HTMLImageElement
  return currentSrc || src || null
}

/** The address of the picture that a placeholder stands for; null when the image is no placeholder. */
function awaitedUrl(image: HTMLImageElement): string | null {
  const named = lazyAttributes.map((name) => image.getAttribute(name)).find(Boolean)
  const box = image.getBoundingClientRect()
  const isStandIn = image.naturalWidth <= 64 && box.width >= image.naturalWidth * 3
  if (!named || !isStandIn || !URL.canParse(named, image.baseURI)) return null
  const url = new URL(named, image.baseURI).href
  return url === image.currentSrc ? null : url
}

/** Without `srcset` the natural size is the file's; with it, the same address is decoded once more, from the cache. */
async function realSize(image: HTMLImageElement): Promise<Size> {
  const natural = { width: image.naturalWidth, height: image.naturalHeight }
  if (image.srcset === '' && image.parentElement?.localName !== 'picture') return natural
  return (await sizeOfFile(image.currentSrc, image.crossOrigin)) ?? natural
}

async function loadedFile(url: string | null): Promise<File> {
  const size = url === null ? null : await sizeOfFile(url, null)
  return { url, state: size ? 'shown' : 'broken', size }
}

/** The size of a file in its own pixels; null when it does not load (again). */
async function sizeOfFile(url: string, crossOrigin: string | null): Promise<Size | null> {
  const image = new Image()
  image.crossOrigin = crossOrigin
  image.src = url
  const late = new Promise<never>((_, reject) => setTimeout(reject, loadMs))
  try {
    await Promise.race([image.decode(), late])
    return { width: image.naturalWidth, height: image.naturalHeight }
  } catch {
    // Not there, or the site refuses a second load.
    return null
  }
}

/** The room in which an element's file is placed: a replaced element's without its border and padding. */
function contentSize(element: Element, whole: DOMRect): Size {
  const { clientWidth, clientHeight } = element
  return clientWidth > 0 && clientHeight > 0
    ? { width: clientWidth, height: clientHeight }
    : { width: whole.width, height: whole.height }
}

/** The page's own words for a picture, '' when it has none. */
function textOf(element: Element | null): string {
  if (!element) return ''
  const title = element.localName === 'svg' ? element.querySelector(':scope > title')?.textContent : null
  const words =
    element.getAttribute('alt') ||
    element.getAttribute('aria-label') ||
    title ||
    element.getAttribute('title')
  return (words ?? '').replace(/\s+/g, ' ').trim().slice(0, maxAlternativeCharacters)
}
