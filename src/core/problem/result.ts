import type { Problem } from './problem.ts'

/** What a step that can meet a foreseeable problem gives back; bugs are thrown instead. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** A result that holds `value`. */
export const success = <T>(value: T): Result<T> => ({ ok: true, value })

/** A result that holds a problem. */
export const failure = (problem: Problem): { ok: false; problem: Problem } => ({ ok: false, problem })
