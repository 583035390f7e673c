import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Turn } from '../../core/chat/turn.ts'
import type { TextPart } from '../../platform/messages/messages.ts'

/** The texts of one kind as they stream, by turn: signals, so that only the text itself is rendered again. */
type LiveTexts = {
  of(turn: Turn): ReadonlySignal<string>
  /** Takes what the store says of a turn. */
  takeRow(turn: Turn): void
  /** Takes text that arrived; `offset` is where it begins. What lies beyond a gap waits until a row fills the gap. */
  takeText(turnId: string, offset: number, text: string): void
  /** Whether text is missing, so that the rows should be read again. */
  hasGap(): boolean
  /** Whether a row has text that did not come yet. */
  isBehind(turn: Turn): boolean
}

/** Makes an empty set of texts of one kind; `textOf` is where a turn's row has its own. */
function createTexts(textOf: (turn: Turn) => string): LiveTexts {
  const texts = new Map<string, Signal<string>>()
  const beyondGap = new Map<string, { offset: number; text: string }[]>()

  function live(turnId: string, text: string): Signal<string> {
    const known = texts.get(turnId)
    if (known) return known
    const made = signal(text)
    texts.set(turnId, made)
    return made
  }

  function takeText(turnId: string, offset: number, text: string): void {
    const shown = live(turnId, '')
    const known = shown.value.length - offset
    if (known < 0) beyondGap.set(turnId, [...(beyondGap.get(turnId) ?? []), { offset, text }])
    else if (known < text.length) shown.value += text.slice(known)
  }

  return {
    of: (turn) => live(turn.id, textOf(turn)),
    takeText,
    takeRow(turn) {
      const stored = textOf(turn)
      const shown = live(turn.id, stored)
      const isStreaming = turn.state.name === 'answering' || turn.state.name === 'thinking'
      // Rows are flushed now and then, so while it streams the text here may be further.
      if (!isStreaming || !shown.value.startsWith(stored)) shown.value = stored
      const waiting = beyondGap.get(turn.id) ?? []
      beyondGap.delete(turn.id)
      if (isStreaming) for (const { offset, text } of waiting) takeText(turn.id, offset, text)
    },
    hasGap: () => beyondGap.size > 0,
    isBehind: (turn) => (texts.get(turn.id)?.value.length ?? 0) < textOf(turn).length,
  }
}

/** Makes an empty set of what streams: the answers, and what was thought before them. */
export function createLiveTexts() {
  const texts = {
    answer: createTexts(({ answer }) => answer),
    thinking: createTexts(({ thinking }) => thinking?.text ?? ''),
  } satisfies Record<TextPart, LiveTexts>
  const all = Object.values(texts)
  return {
    answers: texts.answer,
    thoughts: texts.thinking,
    takeRow(turn: Turn) {
      for (const each of all) each.takeRow(turn)
    },
    takeText: (turnId: string, part: TextPart, offset: number, text: string) =>
      texts[part].takeText(turnId, offset, text),
    hasGap: () => all.some((each) => each.hasGap()),
    isBehind: (turn: Turn) => all.some((each) => each.isBehind(turn)),
  }
}
