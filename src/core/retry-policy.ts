import type { Problem } from './problem.ts'

/** What is done by itself after a problem; whatever it sends is one more request of the same question. */
export type AutomaticRetry =
  | { name: 'wait'; seconds: number }
  /** The image itself instead of its link. */
  | { name: 'send-bytes' }
  /** The image itself as JPEG or PNG. */
  | { name: 'reencode' }
  /** The image itself, scaled to fit. */
  | { name: 'shrink' }
  /** Without the parameter, or with `max_tokens` in place of `max_completion_tokens`. */
  | { name: 'without-parameter'; parameter: Extract<Problem, { kind: 'unknown-parameter' }>['parameter'] }

/** What was sent, as far as it decides whether sending something else can help. */
export type RetryContext = {
  /** Whether an image went as a link. */
  sentLinks: boolean
  /** MIME types of the images that went as bytes. */
  sentTypes: readonly string[]
  /** Whether text has arrived: then it is billed, and nothing is sent again without a click. */
  hasText: boolean
}

/** How often and how long we wait by ourselves. */
const waits = { maxAttempts: 2, maxSeconds: 120, firstSeconds: 1, firstSecondsWhenLimited: 2 }

/** A server that asks for more patience than an hour has made a mistake. */
const maxRetryAfterSeconds = 3600

/** What every server of the protocol can read. */
const safeTypes = ['image/jpeg', 'image/png']

/**
 * Seconds of a `Retry-After` header: a number or an HTTP date, from `now` in milliseconds. Null for what is missing,
 * malformed, negative, or more than an hour.
 */
export function readRetryAfter(value: string | null, now: number): number | null {
  const text = value?.trim() ?? ''
  const date = readHttpDate(text)
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : date === null ? null : (date - now) / 1000
  return seconds !== null && seconds >= 0 && seconds <= maxRetryAfterSeconds ? Math.ceil(seconds) : null
}

/**
 * What to do by itself after `problem`, or null: then the user decides. `made` are the automatic retries of this question
 * so far; `random` is between 0 and 1. A lack of credit is never retried.
 */
export function automaticRetry(
  problem: Problem,
  made: readonly AutomaticRetry[],
  context: RetryContext,
  random: number,
): AutomaticRetry | null {
  if (context.hasText) return null
  const once = (retry: AutomaticRetry) => (made.some(({ name }) => name === retry.name) ? null : retry)
  switch (problem.kind) {
    case 'rate-limited':
      return wait(problem.retryAfterSeconds, waits.firstSecondsWhenLimited, made, random)
    case 'server-trouble':
      return wait(problem.retryAfterSeconds, waits.firstSeconds, made, random)
    case 'link-not-opened':
    case 'links-unsupported':
      return context.sentLinks ? once({ name: 'send-bytes' }) : null
    case 'image-unreadable': {
      const isSafe = !context.sentLinks && context.sentTypes.every((type) => safeTypes.includes(type))
      return isSafe ? null : once({ name: 'reencode' })
    }
    case 'image-too-large':
      return once({ name: 'shrink' })
    case 'unknown-parameter': {
      const { parameter } = problem
      const tried = made.some((retry) => retry.name === 'without-parameter' && retry.parameter === parameter)
      return tried ? null : { name: 'without-parameter', parameter }
    }
    default:
      return null
  }
}

/** The next wait: what the server asks for, else a delay that doubles, with up to half of it added by chance. */
function wait(
  retryAfterSeconds: number | null,
  firstSeconds: number,
  made: readonly AutomaticRetry[],
  random: number,
): AutomaticRetry | null {
  const attempts = made.filter(({ name }) => name === 'wait').length
  const growing = firstSeconds * 2 ** attempts * (1 + random / 2)
  const seconds = Math.max(retryAfterSeconds ?? 0, growing)
  return attempts < waits.maxAttempts && seconds <= waits.maxSeconds ? { name: 'wait', seconds } : null
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Milliseconds since 1970 of an HTTP date (RFC 9110, IMF-fixdate), or null. */
function readHttpDate(text: string): number | null {
  const match = /^[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/.exec(text)
  const month = months.indexOf(match?.[2] ?? '')
  if (!match || month === -1) return null
  const [day = 0, year = 0, hour = 0, minute = 0, second = 0] = [1, 3, 4, 5, 6].map((index) =>
    Number(match[index]),
  )
  // Days since 1970 of a Gregorian date whose year begins in March, so that a leap day ends it.
  const marchYear = month < 2 ? year - 1 : year
  const dayOfYear = Math.floor((153 * ((month + 10) % 12) + 2) / 5) + day - 1
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  const days = marchYear * 365 + leapDays + dayOfYear - 719_468
  return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000
}
