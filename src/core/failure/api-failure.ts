import type { Problem } from '../problem/problem.ts'
import { isLoopbackHost } from '../server/base-url.ts'
import { readErrorFields } from './error-fields.ts'
import { redact } from './redact.ts'
import { readRetryAfter, readRetryAfterMs } from './retry-after.ts'
import { apiFailureRules } from './rules/api-failure-rules.ts'
import type { Failure, FailureRule } from './rules/failure-rule.ts'
import { namesOf } from './rules/vendor-codes.ts'
import { simplified } from './simplified.ts'
import { withoutMentions, withoutSentTexts } from './without-mentions.ts'
import { readWrittenWait } from './written-wait.ts'

/** An answer that is no success, as it came. */
export type FailedAnswer = {
  /** Null for an `error` event inside a stream that had begun well. */
  status: number | null
  /** Parsed JSON where it was JSON, else the text; null or '' when there was none. */
  body: unknown
  headers: { retryAfter: string | null; retryAfterMs?: string | null }
  model: string
  baseUrl: string
  /** Whether the request carried an image as a link. */
  sentLinks: boolean
  /** What was sent of the user's words and of answers: quoted, it says nothing of what is wrong. */
  sentTexts?: readonly string[]
  /** Milliseconds since 1970, for a Retry-After that is a date. */
  now: number
}

/**
 * The problem that a failed answer means: the first rule that holds, else `unexpected`. What the rules
 * go by, and in which order, is in `rules/`.
 */
export function readFailure(answer: FailedAnswer): Problem {
  const failure = describe(answer)
  const rule = apiFailureRules.find((candidate) => holds(candidate, failure))
  return (
    rule?.problem(failure) ?? {
      kind: 'unexpected',
      status: failure.status,
      code: (failure.code || failure.type || null) && redact(failure.code || failure.type).slice(0, 100),
      words: serverWords(failure),
    }
  )
}

/** As long as a hint may be, in characters. */
const maxShownCharacters = 300

/** What a server says of what nobody understands, fit to be shown in one line; null for a page, and for no words. */
function serverWords({ message, isHtml }: Failure): string | null {
  if (isHtml || /^\s*[[{<]/.test(message) || !/\p{L}/u.test(message)) return null
  const line = redact(message)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
  return line.length <= maxShownCharacters
    ? line
    : `${line.slice(0, maxShownCharacters - 1).trimEnd()}…`.toWellFormed()
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
  const { body, headers, now, model } = answer
  const fields = readErrorFields(body)
  const host = URL.canParse(answer.baseUrl) ? new URL(answer.baseUrl).hostname : ''
  const about = withoutSentTexts(`${fields.message} ${fields.parameter}`, answer.sentTexts ?? [])
  const said = asWords(simplified(withoutMentions(about, model)))
  return {
    ...fields,
    names: namesOf(fields, host),
    status: answer.status ?? fields.status,
    said,
    model,
    sentLinks: answer.sentLinks,
    isLoopback: isLoopbackHost(host),
    // A header was meant for programs.
    retryAfterSeconds:
      readRetryAfterMs(headers.retryAfterMs ?? null) ??
      readRetryAfter(headers.retryAfter, now) ??
      readWrittenWait(body, said),
  }
}

/** Names that are written as constants are words too: `NOT_ENOUGH_BALANCE`. */
const asWords = (said: string) =>
  said.replace(/\b[A-Z]{2,30}(?:_[A-Z]{2,30}){1,6}\b/g, (name) => name.replaceAll('_', ' '))

function holds(rule: FailureRule, { names, said, ...failure }: Failure): boolean {
  const { statuses, codes, named, words, when } = rule
  if (statuses && failure.status !== null && !statuses.includes(failure.status)) return false
  const asksNames = codes !== undefined || named !== undefined
  // Without a status, a rule that knows nothing but statuses has nothing to go by.
  if (statuses && failure.status === null && !asksNames && !words) return false
  const isNamed = names.some((name) => codes?.includes(name) || named?.test(name))
  if (asksNames && !isNamed) return false
  if (words && !words.test(said)) return false
  return when?.({ ...failure, names, said }) ?? true
}
