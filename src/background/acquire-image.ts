import browser from 'webextension-polyfill'
import type { LocatedImage } from '../content/locate-image.ts'
import type { AttachedImage, CopySource } from '../core/conversation.ts'
import { typeHintFromUrl } from '../core/image-type.ts'
import type { Problem } from '../core/problem.ts'
import { publicLink } from '../core/public-link.ts'
import { failure, type Result, success } from '../core/result.ts'
import type { ImageBytes } from '../platform/conversation-store.ts'
import { decodeImage, makePreview } from '../platform/encode-image.ts'
import { captureVisible } from './capture-visible.ts'
import { injectTools } from './inject.ts'
import { drawOriginal, type OriginalFile, readOriginal, undecodable } from './read-copy.ts'

/** What the menu click said. */
export type ImageClick = {
  tabId: number
  windowId: number
  frameId: number
  pageUrl: string
  /** '' when the browser left it out, as Chromium does for addresses over 2 MB. */
  srcUrl: string
  targetElementId: number | null
  /** From a private window: nothing of it is written to disk. */
  isPrivate: boolean
}

/** An image ready to be asked about: its description, its bytes where we hold them, and its small picture for the history. */
export type AcquiredImage = { attached: AttachedImage; bytes: ImageBytes | null; thumbnail: string | null }

const previewSide = 480
const thumbnailSide = 96

/**
 * Finds the clicked image and its pixels: the file itself where the page may read it, else what a canvas gives, else
 * what is visible on the screen. A public link is kept beside them. Problems: page-forbidden, image-gone and those of the way that came nearest.
 */
export async function acquireImage(click: ImageClick): Promise<Result<AcquiredImage>> {
  if (!(await isStillThere(click))) return failure({ kind: 'image-gone' })
  const call = await injectTools(click)
  if (call === null) return acquireLink(click)
  const located = await call('locate', click.srcUrl, click.targetElementId)
  if (located === null) return failure({ kind: 'image-gone' })

  const original = await readOriginal(call, located.url, click.pageUrl)
  const isFile = 'blob' in original
  if (isFile && original.header.type !== 'image/svg+xml') {
    const acquired = await describe(located, original, original.blob, original.source)
    if (acquired) return success(acquired)
  }
  if (located.state !== 'shown') return failure(problemOfUnshown(located, original))
  const isVector = isFile || typeHintFromUrl(located.url) === 'image/svg+xml'
  const drawn = await drawOriginal(call, located, isVector)
  const copy = drawn ?? (await captureVisible(click.windowId, located))
  const acquired = await describe(located, isFile ? original : null, copy, drawn ? 'canvas' : 'screen')
  return acquired ? success(acquired) : failure(isFile ? undecodable(original) : original)
}

/** What is visible of the clicked image, and nothing else: the user's own choice when the file itself did not do. */
export async function acquireVisible(click: ImageClick): Promise<Result<AcquiredImage>> {
  const call = (await isStillThere(click)) ? await injectTools(click) : null
  const located = call && (await call('locate', click.srcUrl, click.targetElementId))
  if (!located) return failure({ kind: 'image-gone' })
  const acquired = await describe(located, null, await captureVisible(click.windowId, located), 'screen')
  if (!acquired?.bytes) return failure({ kind: 'image-unreachable' })
  return success({ ...acquired, attached: { ...acquired.attached, link: null } })
}

async function isStillThere({ tabId, pageUrl }: ImageClick): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => null)
  return tab !== null && (tab.url === undefined || withoutHash(tab.url) === withoutHash(pageUrl))
}

const withoutHash = (url: string) => url.split('#')[0]

/** Where extensions may not run, a public link is all there is: the server may be able to open it. */
async function acquireLink({ srcUrl }: ImageClick): Promise<Result<AcquiredImage>> {
  const link = publicLink(srcUrl)
  if (link === null) return failure({ kind: 'page-forbidden' })
  return success({
    attached: {
      id: await sha256(new TextEncoder().encode(link)),
      link,
      type: null,
      size: null,
      byteLength: null,
      animated: false,
      copy: null,
      preview: null,
      alternativeText: '',
    },
    bytes: null,
    thumbnail: null,
  })
}

function problemOfUnshown(located: LocatedImage, original: OriginalFile | Problem): Problem {
  if ('blob' in original) return undecodable(original)
  const isTelling = original.kind !== 'image-unreachable' && located.state === 'broken'
  return isTelling ? original : { kind: 'image-not-loaded' }
}

/** Puts together what is known; null when there is neither a decodable copy nor a public link. */
async function describe(
  located: LocatedImage,
  original: OriginalFile | null,
  copy: Blob | null,
  source: CopySource,
): Promise<AcquiredImage | null> {
  const link = publicLink(located.url)
  const bitmap = copy && (await decodeImage(copy))
  if (copy && !bitmap && source !== 'screen') return null
  if (!bitmap && !link) return null
  const isOwnFile = original !== null && copy === original.blob
  const copySize = bitmap && { width: bitmap.width, height: bitmap.height }
  const id = await sha256(copy && bitmap ? await copy.arrayBuffer() : new TextEncoder().encode(link ?? ''))
  const attached: AttachedImage = {
    id,
    link,
    type: original?.header.type ?? null,
    size: isOwnFile ? copySize : (located.size ?? original?.header.uprightSize ?? null),
    byteLength: original?.blob.size ?? null,
    animated: original?.header.animated ?? false,
    copy: copy && copySize ? { source, type: copy.type, size: copySize, byteLength: copy.size } : null,
    preview: bitmap && (await makePreview(bitmap, previewSide)),
    alternativeText: located.alternativeText,
  }
  const thumbnail = bitmap && (await makePreview(bitmap, thumbnailSide))
  bitmap?.close()
  return { attached, bytes: copy && copySize ? { id, blob: copy } : null, thumbnail }
}

async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
