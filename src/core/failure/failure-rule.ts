import type { Problem } from '../problem/problem.ts'
import type { ErrorFields } from './error-fields.ts'

/** What the rules look at. */
export type Failure = ErrorFields & {
  status: number | null
  model: string
  sentLinks: boolean
  isLoopback: boolean
  retryAfterSeconds: number | null
}

/** One row: it holds when every condition that it names holds; an absent status satisfies any `statuses`. */
export type FailureRule = {
  statuses?: readonly number[]
  /** Values of `error.code`, lower case. */
  codes?: readonly string[]
  /** Values of `error.type`, lower case. */
  types?: readonly string[]
  /** Looked for in the message and the parameter's name. */
  words?: RegExp
  when?: (failure: Failure) => boolean
  problem: (failure: Failure) => Problem
}
