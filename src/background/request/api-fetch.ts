import { type FailedAnswer, failureDetails, readFailure } from '../../core/failure/api-failure.ts'
import { readErrorBody } from '../../core/failure/error-body.ts'
import { keysOf, secretKeys } from '../../core/failure/known-keys.ts'
import { redact } from '../../core/failure/redact.ts'
import { type BodyLimits, passCapped, readStart } from '../../core/image/capped-stream.ts'
import type { Problem } from '../../core/problem/problem.ts'
import { isAzure } from '../../core/server/server-kind.ts'

/** What one exchange with a server is about. */
export type Exchange = {
  baseUrl: string
  key: string | null
  model: string
  sentLinks: boolean
  /** The texts of its messages. */
  sentTexts?: readonly string[]
  /** What is asked for; what was said decides, not what it is called. */
  expects: 'text/event-stream' | 'application/json'
  /** How much of a success is read. */
  limits: BodyLimits
  /** Called when headers or bytes come. */
  onLife: () => void
}

/** What has come of it so far. */
export type ExchangeRecord = {
  /** Null until headers came. */
  status: number | null
  requestId: string | null
  /** As the server calls its answer, in lower case; '' when it does not. */
  type: string
  /** Those that tell how long to wait, as they came. */
  headers: FailedAnswer['headers']
  /** What the headers, or the body of a failure, told. */
  refusal: { problem: Problem; details: string | null } | null
  /** Whether a success had more than is read of it. */
  isTooMuch: boolean
}

/** The most of a failure's body that is read, in bytes. */
const maxFailureBytes = 64 * 1024

/** The `fetch` that the SDK uses for one exchange, and the record that it fills. */
export function apiFetch(exchange: Exchange): {
  fetch: (url: string | URL | Request, init?: RequestInit) => Promise<Response>
  record: ExchangeRecord
} {
  const keys = keysOf(exchange.key)
  const nothing = { status: null, requestId: null, type: '', headers: { retryAfter: null }, refusal: null }
  const record: ExchangeRecord = { ...nothing, isTooMuch: false }
  const refuse = (problem: Problem, details: string | null): never => {
    record.refusal = { problem, details }
    throw new Error('The answer is a refusal; the record says which.')
  }
  const send = async (url: string | URL | Request, init: RequestInit = {}) => {
    const signal = init.signal ?? null
    const response = await fetch(url, {
      method: init.method ?? 'GET',
      body: init.body ?? null,
      signal,
      headers: requestHeaders(exchange, init.body !== undefined && init.body !== null),
      // A redirect would take the key to another host.
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
    record.status = response.status
    record.requestId = readRequestId(response.headers, secretKeys(exchange.key))
    exchange.onLife()
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      await response.body?.cancel()
      return refuse({ kind: 'redirected' }, null)
    }
    record.type = (response.headers.get('content-type') ?? '').toLowerCase()
    record.headers = {
      retryAfter: response.headers.get('retry-after'),
      retryAfterMs: response.headers.get('retry-after-ms'),
    }
    if (response.ok) {
      if (response.body === null) return response
      const onTooMuch = () => {
        record.isTooMuch = true
      }
      const listener = { onBytes: exchange.onLife, onTooMuch }
      return new Response(passCapped(response.body, exchange.limits, listener, signal), response)
    }
    const text = response.body ? await readStart(response.body, maxFailureBytes, signal) : ''
    const body = readErrorBody(text, secretKeys(exchange.key))
    const { baseUrl, model, sentLinks, sentTexts = [] } = exchange
    const { status } = response
    const { headers } = record
    const problem = readFailure({
      status,
      body,
      headers,
      model,
      baseUrl,
      sentLinks,
      sentTexts,
      now: Date.now(),
    })
    return refuse(problem, failureDetails(status, body, keys))
  }
  return { fetch: send, record }
}

/** Our own headers in place of the SDK's, which name the user's system and which other servers' CORS rules refuse. */
function requestHeaders({ baseUrl, key, expects }: Exchange, hasBody: boolean): Headers {
  const headers = new Headers({ accept: expects })
  if (hasBody) headers.set('content-type', 'application/json')
  if (key !== null && isAzure(baseUrl)) headers.set('api-key', key)
  else if (key !== null) headers.set('authorization', `Bearer ${key}`)
  return headers
}

/** The request's id as OpenAI and most name it, or as Azure does; what is no id, or holds a key, is left out. */
function readRequestId(headers: Headers, keys: readonly string[]): string | null {
  const id = headers.get('x-request-id') ?? headers.get('apim-request-id')
  const isId = id !== null && /^[\w.:-]{1,100}$/.test(id) && redact(id, keys) === id
  return isId ? id : null
}
