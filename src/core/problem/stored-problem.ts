import * as v from 'valibot'
import { withoutBidiControls } from '../bidi-controls.ts'
import { imageProblem } from './image-problem.ts'
import { inputProblem } from './input-problem.ts'
import type { Problem, ProblemReport } from './problem.ts'
import { serverProblem } from './server-problem.ts'
import { spendingProblem } from './spending-problem.ts'

const problem = v.variant('kind', [serverProblem, imageProblem, inputProblem, spendingProblem])

const shownText = v.pipe(v.string(), v.transform(withoutBidiControls))

const unknownProblem: Problem = { kind: 'unexpected', status: null, code: null }

/** A problem as stored with a turn; one that this version does not know is "unexpected", not a row that cannot be read. */
export const storedReport: v.GenericSchema<unknown, ProblemReport> = v.object({
  problem: v.fallback(problem, unknownProblem),
  host: v.nullable(shownText),
  requestId: v.nullable(shownText),
  details: v.nullable(shownText),
})
