import { readCapped } from '../../core/image/capped-stream.ts'
import { onTrusted } from '../page/on-trusted.ts'

/** Bytes as they can cross to the background, base64 in JSON; or why there are none. */
export type PageBytes =
  | { ok: true; base64: string; finalUrl: string }
  | { ok: false; reason: 'blocked' | 'empty' | 'too-big' | 'timeout' }

/** Fetches an image as the page itself could: same origin with its cookies, elsewhere only with CORS. */
export async function fetchBytes(url: string, maxBytes: number, timeoutMs: number): Promise<PageBytes> {
  const sameOrigin = url.startsWith('blob:') || new URL(url, location.href).origin === location.origin
  try {
    const response = await fetch(url, {
      credentials: sameOrigin ? 'same-origin' : 'omit',
      cache: 'force-cache',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!response.ok || response.body === null) return { ok: false, reason: 'blocked' }
    const chunks = await readCapped(response.body, maxBytes)
    if (chunks === null) return { ok: false, reason: 'too-big' }
    if (chunks.length === 0) return { ok: false, reason: 'empty' }
    return { ok: true, base64: await toBase64(new Blob(chunks)), finalUrl: response.url }
  } catch (error) {
    const isTimeout = error instanceof DOMException && error.name === 'TimeoutError'
    return { ok: false, reason: isTimeout ? 'timeout' : 'blocked' }
  }
}

async function toBase64(blob: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const reader = new FileReader()
  onTrusted(reader, 'load', () => resolve(String(reader.result).split(',')[1] ?? ''))
  onTrusted(reader, 'error', () => reject(reader.error))
  reader.readAsDataURL(blob)
  return promise
}
