import { withoutBidiControls } from '../../core/bidi-controls.ts'
import type { AttachedImage, CopySource, LinkRefusal } from '../../core/image/attached-image.ts'
import type { Size } from '../../core/size.ts'
import { decodeImage, makePreview } from '../../platform/browser/encode-image.ts'
import type { ImageBytes } from '../../platform/store/store-contract.ts'
import type { OriginalFile } from './original-file.ts'

/** An image ready to be asked about: its description, its bytes where we hold them, and its small picture for the history. */
export type ReadyImage = { attached: AttachedImage; bytes: ImageBytes | null; thumbnail: string | null }

const previewSide = 480
const thumbnailSide = 96

/** What is known of an image; `copy` is what can be sent as bytes, `original` its file where that could be read. */
export type Found = {
  link: string | null
  /** Why its address is no link that may be sent, where it has one. */
  linkRefusal?: LinkRefusal | null
  /** In pixels of the file, as the page knows it. */
  size: Size | null
  original: OriginalFile | null
  copy: Blob | null
  source: CopySource
  alternativeText: string
}

/** Puts together what is known of an image; null when there is neither a decodable copy nor a public link. */
export async function attachImage(found: Found): Promise<ReadyImage | null> {
  const { link, original, copy, source } = found
  const bitmap = copy && (await decodeImage(copy))
  if (copy && !bitmap && source !== 'screen') return null
  if (!bitmap && !link) return null
  const isOwnFile = original !== null && copy === original.blob
  const copySize = bitmap && { width: bitmap.width, height: bitmap.height }
  const id = await sha256(copy && bitmap ? await copy.arrayBuffer() : new TextEncoder().encode(link ?? ''))
  const attached: AttachedImage = {
    id,
    link,
    linkRefusal: found.linkRefusal ?? null,
    type: original?.header.type ?? null,
    size: isOwnFile ? copySize : (found.size ?? original?.header.uprightSize ?? null),
    byteLength: original?.blob.size ?? null,
    animated: original?.header.animated ?? false,
    copy: copy && copySize ? { source, type: copy.type, size: copySize, byteLength: copy.size } : null,
    preview: bitmap && (await makePreview(bitmap, previewSide)),
    alternativeText: withoutBidiControls(found.alternativeText),
  }
  const thumbnail = bitmap && (await makePreview(bitmap, thumbnailSide))
  bitmap?.close()
  return { attached, bytes: copy && copySize ? { id, blob: copy } : null, thumbnail }
}

/** The small picture of an image for the history; null when it cannot be decoded. */
export async function makeThumbnail(blob: Blob): Promise<string | null> {
  const bitmap = await decodeImage(blob)
  const thumbnail = bitmap && (await makePreview(bitmap, thumbnailSide))
  bitmap?.close()
  return thumbnail
}

/** An image of which nothing but a public link is known. */
export async function attachLink(link: string): Promise<ReadyImage> {
  const attached: AttachedImage = {
    id: await sha256(new TextEncoder().encode(link)),
    link,
    type: null,
    size: null,
    byteLength: null,
    animated: false,
    copy: null,
    preview: null,
    alternativeText: '',
  }
  return { attached, bytes: null, thumbnail: null }
}

async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
