import type { AnswerChunk } from './answer-chunk.ts'
import { type ReasonMeaning, readReason } from './answer-end.ts'

/** Which time a server has for what comes next: while it thinks, in mid-answer, or when it has finished. */
export type Liveness = 'thinkingSeconds' | 'silenceSeconds' | 'afterFinishSeconds'

/** How far an answer is, by its finish reasons and its usage. */
export type AnswerProgress = {
  /** Gives the clock that starts anew with a chunk; null when it leaves the one that runs. */
  take(chunk: AnswerChunk): Liveness | null
  reason(): ReasonMeaning
  /** Whether the finish reason is the last word: none that comes with every piece, nor one before the first. */
  isFinished(): boolean
  /** Whether the usage has come after the text, as it does when all has been said. */
  isClosedByUsage(): boolean
  /** Whether nothing more comes but `[DONE]`. */
  isOver(): boolean
}

/**
 * Follows an answer. The last finish reason counts of those that come with or before words; what follows the last one without
 * words changes nothing. Some servers write one into every piece, so that a reason beside a piece, or before the first of them,
 * does not start the short clock of a finished answer, as that of a whole message does: such a server may be as silent as in
 * mid-answer.
 */
export function followAnswer(): AnswerProgress {
  let reason: ReasonMeaning = 'none'
  let hasText = false
  let mayChange = true
  let finishesWithWords = false
  let usesWithWords = false
  let usesBetweenWords = false
  let isFinished = false
  let isClosedByUsage = false
  let isOver = false
  /** Whether the short clock runs: what comes besides words does not lengthen it. */
  let isClosing = false

  function takeWords(chunk: AnswerChunk): void {
    hasText ||= chunk.text !== ''
    isFinished = false
    usesBetweenWords ||= isClosedByUsage
    isClosedByUsage = false
    isClosing = false
    mayChange = true
    usesWithWords ||= chunk.usage !== undefined
  }

  function takeReason(meaning: ReasonMeaning, hasWords: boolean, isMessage: boolean): void {
    if (meaning === 'none' || !mayChange) return
    reason = meaning
    mayChange = hasWords
    finishesWithWords ||= hasWords && !isMessage
    isFinished = !finishesWithWords && (hasText || meaning !== 'done')
  }

  return {
    take(chunk) {
      const hasWords = chunk.text !== '' || chunk.thinking !== ''
      if (hasWords) takeWords(chunk)
      takeReason(readReason(chunk.finishReason), hasWords, chunk.isMessage)
      const isUsage = chunk.usage !== undefined && !hasWords
      if (isUsage && hasText && (chunk.isUsageAlone || !usesWithWords)) isClosedByUsage = !usesBetweenWords
      isOver = isFinished && chunk.isUsageAlone
      const isLast = isFinished || (chunk.isUsageAlone && reason !== 'none')
      if (isLast && !isClosing) {
        isClosing = true
        return 'afterFinishSeconds'
      }
      if (!hasWords) return null
      return hasText ? 'silenceSeconds' : 'thinkingSeconds'
    },
    reason: () => reason,
    isFinished: () => isFinished,
    isClosedByUsage: () => isClosedByUsage,
    isOver: () => isOver,
  }
}
