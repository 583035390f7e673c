import type { Turn } from './turn.ts'
import { isRunning } from './turn-state.ts'

/** How long a running answer is believed to be alive without any news of it, in milliseconds. */
export const leaseMs = 60_000

/** The turn with its lease renewed while it runs, and without one when it has ended; `now` in milliseconds since 1970. */
export function withLease(turn: Turn, now: number): Turn {
  return { ...turn, leaseUntil: isRunning(turn) ? now + leaseMs : null }
}

/**
 * Whether a turn that says it runs can be believed. After the computer slept, or the clock was set, the lease lies in the
 * past or too far ahead: then nobody works on it until the background renews it.
 */
export function holdsLease({ leaseUntil }: Turn, now: number): boolean {
  return leaseUntil !== null && leaseUntil >= now && leaseUntil <= now + leaseMs
}
