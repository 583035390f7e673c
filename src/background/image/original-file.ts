import { areaOf } from '../../core/box.ts'
import type { CopySource } from '../../core/image/attached-image.ts'
import { readDataUrl } from '../../core/image/data-url.ts'
import { type ImageHeader, readImageHeader } from '../../core/image/image-header.ts'
import { maxFileBytes, maxPixels } from '../../core/image/image-limits.ts'
import { isPrivateHost } from '../../core/link/public-link.ts'
import { refererFor } from '../../core/page/as-the-page.ts'
import type { Candidate } from '../../core/page/candidate.ts'
import type { PageReply } from '../../core/page/page-reply.ts'
import { withoutHash } from '../../core/page/same-page.ts'
import { vectorSize } from '../../core/page/vector-size.ts'
import type { Problem } from '../../core/problem/problem.ts'
import { type FetchedFile, fetchFile } from '../../platform/browser/fetch-file.ts'
import { isGivenOut } from '../../platform/browser/one-site.ts'
import { withReferer } from '../../platform/browser/referer-rule.ts'
import { hasSiteAccess } from '../../platform/browser/site-access.ts'
import { withLock } from '../../platform/store/with-lock.ts'
import type { PageCall } from './inject.ts'

/** A file as it was read: its bytes, and what its own header says. */
export type OriginalFile = { blob: Blob; source: CopySource; header: ImageHeader }

const fetchTimeoutMs = 15_000
/** For what the page has not loaded itself: the user can see that, and need not wait long to be told. */
const awaitedTimeoutMs = 6000

/**
 * Reads the image's own file in the page: the `data:` address itself, or a fetch by the page. Gives the problem of the
 * way that came nearest: `image-not-loaded` when the site did not answer in time. A private address is never fetched for a
 * page on another host.
 */
export async function readOriginal(
  call: PageCall,
  { url, state }: { url: string; state: Candidate['state'] },
  pageUrl: string,
): Promise<OriginalFile | Problem> {
  if (url.startsWith('data:')) {
    const data = readDataUrl(url)
    return data ? readFile(new Blob([data.bytes]), 'data-url') : { kind: 'image-undecodable' }
  }
  if (!mayFetch(url, pageUrl)) return { kind: 'image-unreachable' }
  const timeoutMs = state === 'loading' ? awaitedTimeoutMs : fetchTimeoutMs
  const got = await call('fetch', url, maxFileBytes, timeoutMs)
  if (got === null || !got.ok) return problemOf(got)
  if (!mayFetch(got.finalUrl, pageUrl)) return { kind: 'image-unreachable' }
  const bytes = bytesOf(got)
  return bytes ? readFile(new Blob([bytes]), 'page') : { kind: 'image-undecodable' }
}

/**
 * Fetches the file from the background, of the page's own site, or of one that the user has opened to the extension. A site
 * that gives pictures only to its own pages is asked again in the name of the page. Of a private window's nothing is left in
 * the browser's cache, which is the other windows'.
 */
export async function fetchOriginal(
  url: string,
  pageUrl: string,
  withCookies = false,
  isPrivate = false,
): Promise<OriginalFile | Problem> {
  const unreachable: Problem = { kind: 'image-unreachable' }
  if (!mayFetch(url, pageUrl)) return unreachable
  const { origin } = new URL(url)
  const isOpen = origin === originOf(pageUrl) || (await hasSiteAccess(origin))
  if (!isOpen) return unreachable
  const address = withoutHash(url)
  // One after the other: while one download of an address has a Referer, another would take it.
  const limits = { withCookies, isUnwritten: isPrivate, maxBytes: maxFileBytes, timeoutMs: fetchTimeoutMs }
  const fetchOnce = () => fetchFile(address, limits)
  const got = await withLock(`download ${address}`, () => download(address, pageUrl, fetchOnce))
  if (got.name === 'too-big') return { kind: 'image-file-too-big', maxBytes: maxFileBytes }
  if (got.name !== 'file') return unreachable
  return readFile(got.blob, 'background')
}

async function download(
  url: string,
  pageUrl: string,
  fetchOnce: () => Promise<FetchedFile>,
): Promise<FetchedFile> {
  const first = await fetchOnce()
  const isRefused = first.name === 'refused' || (first.name === 'file' && !(await isImage(first.blob)))
  const referer = isRefused ? refererFor(url, pageUrl) : null
  return referer === null ? first : withReferer(url, referer, fetchOnce)
}

/** '' for a page whose address is unknown. */
const originOf = (pageUrl: string) => (URL.canParse(pageUrl) ? new URL(pageUrl).origin : '')

async function isImage(blob: Blob): Promise<boolean> {
  return readImageHeader(new Uint8Array(await blob.slice(0, 65_536).arrayBuffer())) !== null
}

/** Draws the target in the page, at its own size or larger where it is shown larger (SVG); else why it could not be. */
export async function drawOriginal(
  call: PageCall,
  { clickId, index, candidate }: { clickId: string; index: number; candidate: Candidate },
  isVector: boolean,
): Promise<Blob | null> {
  const size = isVector ? vectorSize(candidate) : candidate.size
  if (size === null || size.width * size.height > maxPixels || size.width * size.height === 0) return null
  return pngOf(await call('draw', clickId, index, size))
}

/** Draws the text of an SVG file in the page, which has what that takes. */
export async function drawFile(
  call: PageCall,
  { blob }: OriginalFile,
  candidate: Candidate,
): Promise<Blob | null> {
  const size = vectorSize(candidate)
  return size && pngOf(await call('drawSvg', await blob.text(), size))
}

/** A drawing as the page gave it: measured by its header as every file is, before anything decodes it. */
function pngOf(drawn: PageReply<'draw'> | null): Blob | null {
  const bytes = drawn?.ok && drawn.base64 !== '' ? bytesOf(drawn) : null
  const header = bytes && readImageHeader(bytes)
  if (!bytes || header?.type !== 'image/png' || !header.size || areaOf(header.size) > maxPixels) return null
  return new Blob([bytes], { type: 'image/png' })
}

/** Takes a file as an image, as far as its header allows; `source` is where it came from. */
export async function readFile(blob: Blob, source: CopySource): Promise<OriginalFile | Problem> {
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
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  const page = URL.canParse(pageUrl) ? new URL(pageUrl) : null
  if (protocol !== 'https:' && protocol !== 'http:') return protocol === page?.protocol
  return !isPrivateHost(hostname, isGivenOut) || hostname === page?.hostname
}

function problemOf(got: PageReply<'fetch'> | null): Problem {
  const reason = got === null || got.ok ? 'timeout' : got.reason
  if (reason === 'empty') return { kind: 'image-empty' }
  if (reason === 'too-big') return { kind: 'image-file-too-big', maxBytes: maxFileBytes }
  return { kind: reason === 'timeout' ? 'image-not-loaded' : 'image-unreachable' }
}

function bytesOf({ base64 }: { base64: string }): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

/** Types that no browser here decodes; others that fail are damaged. */
const undecodableTypes = ['image/heic', 'image/tiff', 'image/jxl']

/** The problem of a file that the browser could not decode. */
export function undecodable({ header }: OriginalFile): Problem {
  const { type } = header
  return undecodableTypes.includes(type) ? { kind: 'image-unsupported', type } : { kind: 'image-undecodable' }
}
