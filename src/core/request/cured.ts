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
  return curesOf(problem).some((cure) => isDone[cure](change))
}

/** The model to ask then: the one that the user has chosen with the cure, else that of the question. */
export function modelAfter(change: Change, asked: string): string {
  return isChanged(change, ['baseUrl', 'model']) ? change.now.model : asked
}

/** What decides whether a question goes through, and where. */
const whatAsks = [
  'baseUrl',
  'model',
  'maxAnswerTokens',
  'dailyLimitUsd',
  'monthlyLimitUsd',
  'prices',
] as const

const isDone: Record<Cure, (change: Change) => boolean> = {
  key: (change) => change.isKeySaved || isChanged(change, ['baseUrl']),
  model: (change) => isChanged(change, ['baseUrl', 'model']),
  options: (change) => change.isKeySaved || isChanged(change, whatAsks),
}

const isChanged = ({ before, now }: Change, fields: readonly (keyof Settings)[]) =>
  before !== null && fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(now[field]))
