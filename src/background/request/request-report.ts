import { failureDetails, readFailure } from '../../core/failure/api-failure.ts'
import { cleanErrorBody } from '../../core/failure/error-body.ts'
import { keysOf, secretKeys } from '../../core/failure/known-keys.ts'
import { redact } from '../../core/failure/redact.ts'
import type { Problem, ProblemReport } from '../../core/problem/problem.ts'
import type { ReplyFraming } from '../../core/request/reply/reply-framing.ts'
import type { ExchangeRecord } from './api-fetch.ts'
import { isLocalServerRefusing } from './local-server.ts'
import type { SilenceLimits } from './silence-watch.ts'

/** What is known of a failure. */
export type Failed = ExchangeRecord['refusal']

const plain = (problem: Problem): Failed => ({ problem, details: null })

/** The problem of a limit that was passed, of time or of size, before there was anything to keep. */
export function passedLimit(expired: keyof SilenceLimits | null, isTooMuch: boolean): Failed {
  if (isTooMuch) return plain({ kind: 'connection-lost', reason: 'too-much' })
  if (expired === null) return null
  const isLate = expired === 'firstByteSeconds' || expired === 'totalSeconds'
  return plain({ kind: 'connection-lost', reason: isLate ? 'no-first-byte' : 'silence' })
}

/** What a request was about, as far as its failure can be of it. */
export type Asked = {
  baseUrl: string
  key: string | null
  model: string
  sentLinks: boolean
  sentTexts?: readonly string[]
}

/** The problem of an error that came inside a success: as JSON, or in words. */
export function errorInSuccess(parsed: unknown, asked: Asked, record: ExchangeRecord): Failed {
  const { key, ...about } = asked
  const body = cleanErrorBody(parsed, secretKeys(key))
  const answer = { status: null, body, headers: record.headers, ...about }
  const isStream = record.type.includes('event-stream')
  const details = failureDetails(isStream ? null : record.status, body, keysOf(key))
  return { problem: readFailure({ ...answer, now: Date.now() }), details }
}

/** The problem of a success that is nothing that was asked for: a page comes from the network, a text from the server. */
export function strangeSuccess(reply: ReplyFraming, asked: Asked, record: ExchangeRecord): Failed {
  const form = reply.form()
  if (form === 'text') return errorInSuccess(reply.words(), asked, record)
  if (form !== 'page') return null
  const details = redact(`HTTP ${record.status} · ${record.type}`, keysOf(asked.key))
  return { problem: { kind: 'not-the-api' }, details }
}

/** The report of a failure; without a known one, the connection broke, before or after the headers. */
export async function makeReport(
  failed: Failed,
  error: unknown,
  record: ExchangeRecord,
  server: { baseUrl: string; key: string | null },
  signal: AbortSignal,
): Promise<ProblemReport> {
  const { requestId } = record
  const host = new URL(server.baseUrl).host
  if (failed) {
    const isKeyMissing = failed.problem.kind === 'key-refused' && server.key === null
    const problem: Problem = isKeyMissing ? { kind: 'no-key' } : failed.problem
    return { problem, host, requestId, details: failed.details }
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const words = cause instanceof Error ? `${cause.name}: ${cause.message}` : ''
  const details = redact(words, keysOf(server.key)) || null
  if (record.status !== null) {
    return { problem: { kind: 'connection-lost', reason: 'cut' }, host, requestId, details }
  }
  const isRefusing = await isLocalServerRefusing(server.baseUrl, signal)
  return { problem: { kind: isRefusing ? 'local-server-refuses' : 'unreachable' }, host, requestId, details }
}
