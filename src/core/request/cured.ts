import type { Problem } from '../problem/problem.ts'
import { type Cure, curesOf } from '../problem/problem-cure.ts'
import type { Settings } from '../settings/settings.ts'

/** What has changed since a question failed. */
export type Change = {
  /** The settings when the user set out to change something; null when that is not known. */
  before: Settings | null
  now: Settings
  /** Whether a key was saved for the server of these settings. */
  isKeySaved: boolean
}

/** Whether what stood in a question's way is changed, so that it may be asked again. */
export function isCured(problem: Problem, change: Change): boolean {
  return curesOf(problem).some((cure) => isDone[cure](change, problem))
}

/** The model to ask then: the one that the user has chosen with the cure, else that of the question. */
export function modelAfter(change: Change, asked: string): string {
  return isChanged(change, ['baseUrl', 'model']) ? change.now.model : asked
}

/** Where a question goes. */
const whereTo = ['baseUrl', 'model'] as const

/** What decides whether a question may be sent under the user's own limits. */
const whatItMayCost = [...whereTo, 'maxAnswerTokens', 'dailyLimitUsd', 'monthlyLimitUsd', 'prices'] as const

const isDone: Record<Cure, (change: Change, problem: Problem) => boolean> = {
  key: (change) => change.isKeySaved || isChanged(change, ['baseUrl']),
  model: (change) => isChanged(change, whereTo),
  options: (change, problem) => change.isKeySaved || isChanged(change, whatHelps(problem)),
}

/** The settings that can take a problem out of the way; another that is saved meanwhile sends nothing. */
function whatHelps({ kind }: Problem): readonly (keyof Settings)[] {
  switch (kind) {
    case 'spending-limit':
    case 'spending-unknown':
    case 'ledger-failed':
      return whatItMayCost
    case 'answer-limit-too-large':
      return [...whereTo, 'maxAnswerTokens']
    default:
      return whereTo
  }
}

const isChanged = ({ before, now }: Change, fields: readonly (keyof Settings)[]) =>
  before !== null && fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(now[field]))
