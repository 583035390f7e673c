import type { AnswerSum } from './answer-reader.ts'

/** What our own side knows of an answer that came to an end. */
type Circumstances = {
  /** By the user. */
  isStopped: boolean
  /** At a limit of ours: of bytes or of time. */
  isCutByUs: boolean
}

/**
 * The end that a turn keeps; null for one that failed. A limit of ours, and Stop, count as long as the server has not finished;
 * an error counts, whatever else was said.
 */
export function turnEnd(
  { end, error, isFinished, isFull, hasBegun }: Omit<AnswerSum, 'usage'>,
  { isStopped, isCutByUs }: Circumstances,
): 'done' | 'cut' | 'declined' | 'empty' | 'stopped' | null {
  if (isFull) return 'cut'
  if (error !== null) return null
  if (!isFinished && isStopped) return 'stopped'
  if (!isFinished && isCutByUs && hasBegun) return 'cut'
  return end === 'unfinished' || end === 'lost' || end === 'error' ? null : end
}
