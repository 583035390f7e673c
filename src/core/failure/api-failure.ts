import type { Problem } from '../problem/problem.ts'
import { isLoopbackHost } from '../server/base-url.ts'
import { apiFailureRules } from './api-failure-rules.ts'
import { readErrorFields } from './error-fields.ts'
import type { Failure, FailureRule } from './failure-rule.ts'
import { redact } from './redact.ts'
import { readRetryAfter } from './retry-after.ts'

/** An answer that is no success, as it came. */
export type FailedAnswer = {
  /** Null for an `error` event inside a stream that had begun well. */
  status: number | null
  /** Parsed JSON where it was JSON, else the text; null or '' when there was none. */
  body: unknown
  headers: { retryAfter: string | null }
  model: string
  baseUrl: string
  /** Whether the request carried an image as a link. */
  sentLinks: boolean
  /** Milliseconds since 1970, for a Retry-After that is a date. */
  now: number
}

/**
 * The problem that a failed answer means: the first rule that holds, else `unexpected`. The rules go from the status to
 * `error.code` and `error.type`, and to words only where nothing else tells.
 */
export function readFailure(answer: FailedAnswer): Problem {
  const failure = describe(answer)
  const rule = apiFailureRules.find((candidate) => holds(candidate, failure))
  return (
    rule?.problem(failure) ?? {
      kind: 'unexpected',
      status: failure.status,
      code: (failure.code || failure.type || null) && redact(failure.code || failure.type).slice(0, 100),
      words: null,
    }
  )
}

/** The redacted text of a failed answer for the fold of details; `knownKeys` never appear in it. */
export function failureDetails(
  status: number | null,
  body: unknown,
  knownKeys: readonly string[] = [],
): string {
  const { code, type, parameter, message } = readErrorFields(body)
  const facts = [
    status === null ? 'error event' : `HTTP ${status}`,
    code,
    type === code ? '' : type,
    parameter,
  ]
  return redact(
    [facts.filter((fact) => fact !== '').join(' · '), message].filter((line) => line !== '').join('\n'),
    knownKeys,
  )
}

function describe(answer: FailedAnswer): Failure {
  const fields = readErrorFields(answer.body)
  return {
    ...fields,
    status: answer.status ?? fields.status,
    model: answer.model,
    sentLinks: answer.sentLinks,
    isLoopback: URL.canParse(answer.baseUrl) && isLoopbackHost(new URL(answer.baseUrl).hostname),
    retryAfterSeconds: readRetryAfter(answer.headers.retryAfter, answer.now),
  }
}

function holds(rule: FailureRule, failure: Failure): boolean {
  const { statuses, codes, types, words, when } = rule
  if (statuses && failure.status !== null && !statuses.includes(failure.status)) return false
  // Without a status, a rule that knows nothing but statuses has nothing to go by.
  if (statuses && failure.status === null && !codes && !types && !words) return false
  const isNamed = codes?.includes(failure.code) || types?.includes(failure.type)
  if ((codes || types) && !isNamed) return false
  if (words && !words.test(`${failure.message} ${failure.parameter}`)) return false
  return when?.(failure) ?? true
}
