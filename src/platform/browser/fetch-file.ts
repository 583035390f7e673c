import { readCapped } from '../../core/image/capped-stream.ts'

/** What came of fetching a file; `refused` is an answer of the server's that is not the file. */
export type FetchedFile =
  | { name: 'file'; blob: Blob }
  | { name: 'refused' | 'too-big' | 'timeout' | 'failed' }

/**
 * How a file is fetched; without `withCookies` nothing goes along by which the site could know the user, and with
 * `isUnwritten` nothing of it comes into the browser's cache on disk.
 */
type FetchLimits = { withCookies: boolean; isUnwritten: boolean; maxBytes: number; timeoutMs: number }

/**
 * Fetches a file, at most `maxBytes`. The site must be open to the extension: by a permission, or as the page of a tab that
 * the user clicked in. No redirect is followed: where it leads is hidden until it was fetched, and it might lead into a
 * private network, or to another site with its cookies.
 */
export async function fetchFile(url: string, limits: FetchLimits): Promise<FetchedFile> {
  const { withCookies, isUnwritten, maxBytes, timeoutMs } = limits
  try {
    const response = await fetch(url, {
      credentials: withCookies ? 'include' : 'omit',
      redirect: 'manual',
      cache: isUnwritten ? 'no-store' : 'default',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.type === 'opaqueredirect') return { name: 'failed' }
    if (!response.ok || response.body === null) return { name: 'refused' }
    const chunks = await readCapped(response.body, maxBytes)
    return chunks ? { name: 'file', blob: new Blob(chunks) } : { name: 'too-big' }
  } catch (error) {
    const isTimeout = error instanceof DOMException && error.name === 'TimeoutError'
    return { name: isTimeout ? 'timeout' : 'failed' }
  }
}
