import type { Problem } from '../../problem/problem.ts'
import type { ErrorFields } from '../error-fields.ts'

/** What the rules look at. */
export type Failure = ErrorFields & {
  status: number | null
  /** The message and the parameter's name, without what they only mention. */
  said: string
  model: string
  sentLinks: boolean
  isLoopback: boolean
  retryAfterSeconds: number | null
}

/**
 * One row: it holds when every condition that it names holds, of `codes` and `named` one; an absent status satisfies any
 * `statuses`.
 */
export type FailureRule = {
  statuses?: readonly number[]
  /** Names of the error: its code, type or reason, lower case. A vendor's numbers are `vendor:number`. */
  codes?: readonly string[]
  /** The same, as a pattern. */
  named?: RegExp
  /** Looked for in what was said. */
  words?: RegExp
  when?: (failure: Failure) => boolean
  problem: (failure: Failure) => Problem
}
