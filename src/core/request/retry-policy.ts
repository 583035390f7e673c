import type { Problem, ProblemOf } from '../problem/problem.ts'
import { minAnswerTokens } from '../server/server-traits.ts'
import type { DetailLevel } from '../tokens/detail-level.ts'

/** What is done by itself after a problem; whatever it sends is one more request of the same question. */
export type AutomaticRetry =
  | { name: 'wait'; seconds: number }
  /** The image itself instead of its link. */
  | { name: 'send-bytes' }
  /** The image itself as JPEG or PNG. */
  | { name: 'reencode' }
  /** The image itself, scaled to fit. */
  | { name: 'shrink' }
  /** At `high`, since the server does not know `original`. */
  | { name: 'detail-high' }
  /** With a longest answer that fits, in tokens. */
  | { name: 'fit-answer'; maxAnswerTokens: number }
  /** Without the parameter, or with `max_tokens` in place of `max_completion_tokens`. */
  | { name: 'without-parameter'; parameter: ProblemOf<'unknown-parameter'>['parameter'] }

/** What was sent, as far as it decides whether sending something else can help. */
export type RetryContext = {
  /** Whether an image went as a link. */
  sentLinks: boolean
  /** Whether one of them is known by its link alone, so that nothing else can go in its place. */
  isLinkOnly?: boolean
  /** MIME types of the images that went as bytes. */
  sentTypes: readonly string[]
  /** Levels of detail that were named. */
  sentLevels: readonly (DetailLevel | null)[]
  /** The longest answer that was asked for, in tokens. */
  maxAnswerTokens: number
  /** Whether text has arrived: then it is billed, and nothing is sent again without a click. */
  hasText: boolean
}

/** How often and how long we wait by ourselves. */
const waits = { maxAttempts: 2, maxSeconds: 120, firstSeconds: 1, firstSecondsWhenLimited: 2 }

/** What every server of the protocol can read. */
const safeTypes = ['image/jpeg', 'image/png']

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
  const canSendBytes = context.sentLinks && !context.isLinkOnly
  switch (problem.kind) {
    case 'rate-limited':
      return wait(problem.retryAfterSeconds, waits.firstSecondsWhenLimited, made, random)
    case 'server-trouble':
      return wait(problem.retryAfterSeconds, waits.firstSeconds, made, random)
    case 'link-not-opened':
    case 'links-unsupported':
      return canSendBytes ? once({ name: 'send-bytes' }) : null
    case 'image-unreadable': {
      const isSafe = !context.sentLinks && context.sentTypes.every((type) => safeTypes.includes(type))
      return isSafe || context.isLinkOnly ? null : once({ name: 'reencode' })
    }
    case 'image-too-large':
      return context.isLinkOnly ? null : once({ name: 'shrink' })
    case 'unexpected':
      return canSendBytes && mayBeTheLink(problem.status) ? once({ name: 'send-bytes' }) : null
    case 'detail-level-unknown': {
      const isOriginal = context.sentLevels.includes('original')
      return isOriginal ? once({ name: 'detail-high' }) : without('detail', made)
    }
    case 'answer-limit-too-large': {
      const { fits } = problem
      const asked = context.maxAnswerTokens
      const maxAnswerTokens = fits !== null && fits < asked ? fits : Math.floor(asked / 2)
      return maxAnswerTokens < minAnswerTokens ? null : once({ name: 'fit-answer', maxAnswerTokens })
    }
    case 'unknown-parameter':
      return without(problem.parameter, made)
    default:
      return null
  }
}

/** A refusal that nothing explains may be of the link; those of the key, of money and of haste are not. */
const mayBeTheLink = (status: number | null) =>
  status === null || (status >= 400 && status < 500 && ![401, 402, 429].includes(status))

function without(
  parameter: ProblemOf<'unknown-parameter'>['parameter'],
  made: readonly AutomaticRetry[],
): AutomaticRetry | null {
  const tried = made.some((retry) => retry.name === 'without-parameter' && retry.parameter === parameter)
  return tried ? null : { name: 'without-parameter', parameter }
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
