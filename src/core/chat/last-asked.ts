import type { Turn } from './turn.ts'

/** The question that was asked last in a chat; '' when none was. One that still waits was not asked. */
export const lastAsked = (turns: readonly Turn[]): string =>
  turns.findLast(({ state, question }) => state.name !== 'draft' && question.trim() !== '')?.question ?? ''
