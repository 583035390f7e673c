import * as v from 'valibot'
import { imageProblem } from './image-problem.ts'
import { inputProblem } from './input-problem.ts'
import type { Problem, ProblemReport } from './problem.ts'
import { shownText } from './problem-fields.ts'
import { serverProblem } from './server-problem.ts'
import { spendingProblem } from './spending-problem.ts'

const problem = v.variant('kind', [serverProblem, imageProblem, inputProblem, spendingProblem])

const unknownProblem: Problem = { kind: 'unexpected', status: null, code: null, words: null }

/** A problem as stored with a turn; one that this version does not know is "unexpected", not a row that cannot be read. */
export const storedReport: v.GenericSchema<unknown, ProblemReport> = v.object({
  problem: v.fallback(problem, unknownProblem),
  host: v.nullable(shownText),
  requestId: v.nullable(shownText),
  details: v.nullable(shownText),
})
