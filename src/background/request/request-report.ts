import { failureDetails, readFailure } from '../../core/failure/api-failure.ts'
import { cleanErrorBody } from '../../core/failure/error-body.ts'
import { keysOf, secretKeys } from '../../core/failure/known-keys.ts'
import { redact } from '../../core/failure/redact.ts'
import type { Problem, ProblemReport } from '../../core/problem/problem.ts'
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

/** The problem of an `error` event inside a stream, as the SDK has parsed it. */
export function errorEvent(
  parsed: unknown,
  asked: { baseUrl: string; key: string | null; model: string; sentLinks: boolean },
): Failed {
  const { key, ...about } = asked
  const body = cleanErrorBody(parsed, secretKeys(key))
  const answer = { status: null, body, headers: { retryAfter: null }, ...about }
  const details = failureDetails(null, body, keysOf(key))
  return { problem: readFailure({ ...answer, now: Date.now() }), details }
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
