import { failure, type Result, success } from '../problem/result.ts'

/** The only hosts that the content security policy in manifest.json lets us reach over plain http. */
const plainHttpHosts = ['localhost', '127.0.0.1']

/** Characters of a base URL at most, before and after it is put in order. */
const maxCharacters = 2000

/** Whether a host name, as `URL.hostname` writes it, is this computer. */
export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  )
}

/**
 * Reads the base URL of a server as typed: adds a missing `/v1` to a bare host (a path of one's own is kept, since servers
 * differ), removes a doubled one and the endpoint that people paste along. Plain http is for this computer only.
 * Problem: `base-url-invalid` with the reason.
 */
export function readBaseUrl(typed: string): Result<string> {
  const invalid = (
    reason: 'not-a-url' | 'scheme' | 'http-elsewhere' | 'credentials' | 'query',
  ): Result<string> => failure({ kind: 'base-url-invalid', reason })
  const text = typed.trim()
  if (text.length > maxCharacters || !URL.canParse(text)) return invalid('not-a-url')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return invalid('scheme')
  if (url.username || url.password) return invalid('credentials')
  if (url.search || url.hash) return invalid('query')
  if (url.protocol === 'http:' && !plainHttpHosts.includes(url.hostname)) return invalid('http-elsewhere')
  const path = url.pathname
    .replace(/\/+/g, '/')
    .replace(/\/$/, '')
    .replace(/\/(chat\/completions|completions|models|responses)$/, '')
    .replace(/(\/v1)+$/, '/v1')
  const baseUrl = url.origin + (path === '' ? '/v1' : path)
  return baseUrl.length > maxCharacters ? invalid('not-a-url') : success(baseUrl)
}
