import { failure, type Result, success } from './result.ts'

const loopbackNames = ['localhost', '127.0.0.1']

/** Whether a host name is this computer, as far as the content security policy lets us reach it. */
export function isLoopbackHost(hostname: string): boolean {
  return loopbackNames.includes(hostname) || hostname === '[::1]' || hostname.endsWith('.localhost')
}

/**
 * Reads the base URL of a server as typed: adds a missing `/v1`, removes a doubled one and what people paste after it.
 * Plain http is for this computer only. Problem: `base-url-invalid` with the reason.
 */
export function readBaseUrl(typed: string): Result<string> {
  const invalid = (
    reason: 'not-a-url' | 'scheme' | 'http-elsewhere' | 'credentials' | 'query',
  ): Result<string> => failure({ kind: 'base-url-invalid', reason })
  const text = typed.trim()
  if (!URL.canParse(text)) return invalid('not-a-url')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return invalid('scheme')
  if (url.username || url.password) return invalid('credentials')
  if (url.search || url.hash) return invalid('query')
  if (url.protocol === 'http:' && !loopbackNames.includes(url.hostname)) return invalid('http-elsewhere')
  const path = url.pathname
    .replace(/\/+/g, '/')
    .replace(/\/(chat\/completions|models|responses)?\/?$/, '')
    .replace(/(\/v1)+$/, '/v1')
  return success(url.origin + (path === '' ? '/v1' : path))
}
