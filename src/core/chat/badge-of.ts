import type { TurnState } from './turn-state.ts'

/** What the toolbar icon says of answers that nobody looks at, the most urgent first. */
export const badgeMarks = ['failed', 'done', 'running'] as const
export type BadgeMark = (typeof badgeMarks)[number]

/** What a turn that no page shows is worth; null where nothing comes of it: it waits for the user, or the user stopped it. */
const marks: Record<TurnState['name'], BadgeMark | null> = {
  acquiring: 'running',
  draft: null,
  waiting: 'running',
  thinking: 'running',
  answering: 'running',
  retrying: 'running',
  done: 'done',
  cut: 'done',
  declined: 'done',
  empty: 'failed',
  stopped: null,
  failed: 'failed',
  interrupted: 'failed',
}

/** The mark of a chat that no page shows, by its newest turn. */
export const markOf = ({ state }: { state: TurnState }): BadgeMark | null => marks[state.name]

/** The one mark for all chats that have one: trouble before good news, and both before what is still on its way. */
export function badgeOf(ofChats: readonly BadgeMark[]): BadgeMark | null {
  return badgeMarks.find((mark) => ofChats.includes(mark)) ?? null
}

/** A click's page takes a moment to come, in milliseconds: until then nothing is said of a chat that nobody shows. */
export const badgeGraceMs = 3000

/** How long to wait before a chat is marked whose turn began at `since`; all in milliseconds, the first two since 1970. */
export function badgeDelay(since: number, now: number): number {
  // The clock may have been set back.
  return Math.min(Math.max(since + badgeGraceMs - now, 0), badgeGraceMs)
}
