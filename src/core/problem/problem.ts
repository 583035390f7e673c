import type { ImageProblem } from './image-problem.ts'
import type { InputProblem } from './input-problem.ts'
import type { ServerProblem } from './server-problem.ts'
import type { SpendingProblem } from './spending-problem.ts'

/** Everything that a user can meet, made where it is recognised; `platform/problem/` has the words of each group. */
export type Problem = ServerProblem | ImageProblem | InputProblem | SpendingProblem

/** A problem of one kind. */
export type ProblemOf<Kind extends Problem['kind']> = Extract<Problem, { kind: Kind }>

/** A problem of one request with what helps to trace it; `details` is redacted text for the fold. */
export type ProblemReport = {
  problem: Problem
  host: string | null
  requestId: string | null
  details: string | null
}

/** The report of a problem that no answer of a server tells more about; `host` is null where none was asked. */
export const reportOf = (problem: Problem, host: string | null = null): ProblemReport => ({
  problem,
  host,
  requestId: null,
  details: null,
})
