import type { Problem } from './problem.ts'
import { type ProblemAction, problemActions } from './problem-action.ts'

/** What a user can change so that a question which failed may go through: what its buttons lead to. */
export type Cure = 'key' | 'model' | 'options'

const cureBehind: { readonly [Action in ProblemAction]?: Cure } = {
  'replace-key': 'key',
  'choose-model': 'model',
  options: 'options',
}

/**
 * What can be changed so that a question which failed with this problem is asked again by itself; none where it is asked by
 * a click alone.
 */
export function curesOf(problem: Problem): readonly Cure[] {
  const actions = problemActions(problem)
  return actions.includes('retry') ? actions.flatMap((action) => cureBehind[action] ?? []) : []
}

/** Whether this is what the problem asks for first. */
export function isFirstCure(cure: Cure, problem: Problem): boolean {
  const [first] = problemActions(problem)
  return first !== undefined && cureBehind[first] === cure && curesOf(problem).includes(cure)
}
