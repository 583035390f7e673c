import type * as v from 'valibot'
import { isFull } from './answer-limits.ts'
import { hasWords } from './has-words.ts'
import type { storedState } from './stored-state.ts'

/** How far a turn is; `stored-state.ts` has them all, with what each carries. */
export type TurnState = v.InferOutput<typeof storedState>

/** What follows from a state. */
type Consequences = {
  /** Something is under way that can be stopped: the search for the image, or a request. It holds a lease. */
  runs: boolean
  /** The question is final. Until then it may be changed, and belongs into the box. */
  isAsked: boolean
  /** The rest of an answer may be asked for, if there is a beginning. */
  mayContinue: boolean
}

const turnStates: Record<TurnState['name'], Consequences> = {
  acquiring: { runs: true, isAsked: false, mayContinue: false },
  draft: { runs: false, isAsked: false, mayContinue: false },
  waiting: { runs: true, isAsked: true, mayContinue: false },
  thinking: { runs: true, isAsked: true, mayContinue: false },
  answering: { runs: true, isAsked: true, mayContinue: false },
  retrying: { runs: true, isAsked: true, mayContinue: false },
  done: { runs: false, isAsked: true, mayContinue: false },
  cut: { runs: false, isAsked: true, mayContinue: true },
  declined: { runs: false, isAsked: true, mayContinue: false },
  empty: { runs: false, isAsked: true, mayContinue: false },
  stopped: { runs: false, isAsked: true, mayContinue: true },
  failed: { runs: false, isAsked: true, mayContinue: true },
  interrupted: { runs: false, isAsked: true, mayContinue: true },
}

type Stateful = { state: TurnState }

/** Whether a turn is worked on, and can be stopped. */
export const isRunning = ({ state }: Stateful): boolean => turnStates[state.name].runs

/** Whether its question was asked for good. */
export const isAsked = ({ state }: Stateful): boolean => turnStates[state.name].isAsked

/** Whether nothing more comes by itself: it has an answer, whole or not, or a problem. */
export const isSettled = (turn: Stateful): boolean => isAsked(turn) && !isRunning(turn)

/** Whether its question may be put in other words in its place: it came to no good end. */
export const mayReword = (turn: Stateful): boolean => isSettled(turn) && turn.state.name !== 'done'

/** Whether the rest of its answer may be asked for: there is a beginning, and room for more. */
export const mayContinue = (turn: Stateful & Parameters<typeof isFull>[0]): boolean =>
  turnStates[turn.state.name].mayContinue && hasWords(turn.answer) && !isFull(turn)
