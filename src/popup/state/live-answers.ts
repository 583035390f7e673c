import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Turn } from '../../core/chat/turn.ts'

/** The answers as they stream, by turn: signals, so that only the answer itself is rendered again. */
export type LiveAnswers = {
  of(turn: Turn): ReadonlySignal<string>
  /** Takes what the store says of a turn. */
  takeRow(turn: Turn): void
  /** Takes text that arrived; `offset` is where it begins. What lies beyond a gap waits until a row fills the gap. */
  takeText(turnId: string, offset: number, text: string): void
  /** Whether text is missing, so that the rows should be read again. */
  hasGap(): boolean
}

/** Makes an empty set of live answers. */
export function createLiveAnswers(): LiveAnswers {
  const answers = new Map<string, Signal<string>>()
  const beyondGap = new Map<string, { offset: number; text: string }[]>()

  function live(turnId: string, text: string): Signal<string> {
    const known = answers.get(turnId)
    if (known) return known
    const made = signal(text)
    answers.set(turnId, made)
    return made
  }

  function takeText(turnId: string, offset: number, text: string): void {
    const answer = live(turnId, '')
    const known = answer.value.length - offset
    if (known < 0) beyondGap.set(turnId, [...(beyondGap.get(turnId) ?? []), { offset, text }])
    else if (known < text.length) answer.value += text.slice(known)
  }

  return {
    of: (turn) => live(turn.id, turn.answer),
    takeText,
    takeRow(turn) {
      const answer = live(turn.id, turn.answer)
      const isStreaming = turn.state.name === 'answering'
      // Rows are flushed now and then, so while it streams the text here may be further.
      if (!isStreaming || !answer.value.startsWith(turn.answer)) answer.value = turn.answer
      const waiting = beyondGap.get(turn.id) ?? []
      beyondGap.delete(turn.id)
      if (isStreaming) for (const { offset, text } of waiting) takeText(turn.id, offset, text)
    },
    hasGap: () => beyondGap.size > 0,
  }
}
