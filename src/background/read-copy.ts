import type { LocatedImage } from '../content/locate-image.ts'
import type { PageBytes } from '../content/read-pixels.ts'
import type { CopySource, Size } from '../core/conversation.ts'
import { readDataUrl } from '../core/data-url.ts'
import { type ImageHeader, readImageHeader } from '../core/image-header.ts'
import { maxFileBytes, maxPixels } from '../core/image-limits.ts'
import type { Problem } from '../core/problem.ts'
import { isPrivateHost } from '../core/public-link.ts'
import type { PageCall } from './inject.ts'

/** A file read from the page: its bytes, and what its own header says. */
export type OriginalFile = { blob: Blob; source: CopySource; header: ImageHeader }

const fetchTimeoutMs = 15_000

/**
 * Reads the image's own file, from the least to the most intrusive way that needs no permission: the `data:` address
 * itself, then a fetch by the page. Gives the problem of the way that came nearest. A private address is never
 * fetched for a page on another host.
 */
export async function readOriginal(
  call: PageCall,
  url: string,
  pageUrl: string,
): Promise<OriginalFile | Problem> {
  if (url.startsWith('data:')) {
    const data = readDataUrl(url)
    return data ? readFile(new Blob([data.bytes]), 'data-url') : { kind: 'image-undecodable' }
  }
  if (!mayFetch(url, pageUrl)) return { kind: 'image-unreachable' }
  const got = await call('fetch', url, maxFileBytes, fetchTimeoutMs)
  if (got === null || !got.ok) return problemOf(got)
  if (!mayFetch(got.finalUrl, pageUrl)) return { kind: 'image-unreachable' }
  return readFile(new Blob([bytesOf(got)]), 'page')
}

/** Draws the element in the page, at its own size or larger where it is shown larger (SVG); null when the browser forbids it. */
export async function drawOriginal(
  call: PageCall,
  located: LocatedImage,
  isVector: boolean,
): Promise<Blob | null> {
  const size = isVector ? vectorSize(located) : located.size
  if (size === null || size.width * size.height > maxPixels) return null
  const drawn = await call('draw', size)
  return drawn?.ok && drawn.base64 !== '' ? new Blob([bytesOf(drawn)], { type: 'image/png' }) : null
}

/** The size to draw an SVG at: its own, or larger if the page shows it larger. */
function vectorSize({ size, deviceSize }: LocatedImage): Size {
  const own = size && size.width > 0 && size.height > 0 ? size : deviceSize
  const scale = Math.max(1, Math.min(deviceSize.width / own.width, deviceSize.height / own.height))
  return { width: Math.round(own.width * scale), height: Math.round(own.height * scale) }
}

async function readFile(blob: Blob, source: CopySource): Promise<OriginalFile | Problem> {
  if (blob.size === 0) return { kind: 'image-empty' }
  if (blob.size > maxFileBytes) return { kind: 'image-file-too-big', maxBytes: maxFileBytes }
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const header = readImageHeader(bytes)
  if (header === null) return { kind: 'image-undecodable' }
  const { size } = header
  if (size && size.width * size.height > maxPixels) return { kind: 'image-too-many-pixels', ...size }
  return { blob: new Blob([blob], { type: header.type }), source, header }
}

/** Whether a page may have this address fetched: never a private one of another host than its own. */
function mayFetch(url: string, pageUrl: string): boolean {
  if (url.startsWith('blob:')) return true
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return protocol === new URL(pageUrl).protocol
  return !isPrivateHost(hostname) || hostname === new URL(pageUrl).hostname
}

function problemOf(got: PageBytes | null): Problem {
  const reason = got === null || got.ok ? 'timeout' : got.reason
  if (reason === 'empty') return { kind: 'image-empty' }
  if (reason === 'too-big') return { kind: 'image-file-too-big', maxBytes: maxFileBytes }
  return { kind: 'image-unreachable' }
}

function bytesOf({ base64 }: { base64: string }): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

/** Types that no browser here decodes; others that fail are damaged. */
const undecodableTypes = ['image/heic', 'image/tiff', 'image/jxl']

/** The problem of a file that the browser could not decode. */
export function undecodable({ header }: OriginalFile): Problem {
  const { type } = header
  return undecodableTypes.includes(type) ? { kind: 'image-unsupported', type } : { kind: 'image-undecodable' }
}
