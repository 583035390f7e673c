import { screenKey } from '../../core/failure/key-screen.ts'
import type { SortedPiece } from '../../core/request/reply/think-tags.ts'

/** Takes an answer as it comes. */
export type AnswerSink = {
  onText: (text: string) => void
  /** What the model thinks before it answers, or in between. */
  onThinking: (text: string) => void
  /** All text that came of this answer was thinking, which could not be known before. */
  onWasThinking?: () => void
}

/** Hands the pieces of an answer on, text and thinking each without the key. */
export function screenAnswer(sink: AnswerSink, key: string | null) {
  const thinking = screenKey(key)
  let answer = screenKey(key)
  const show = (text: string) => {
    if (text !== '') sink.onText(text)
  }
  const think = (text: string) => {
    if (text !== '') sink.onThinking(text)
  }
  return {
    take(piece: SortedPiece): void {
      if (piece.part === 'thinking') think(thinking.push(piece.text))
      else if (piece.part === 'answer') show(answer.push(piece.text))
      else {
        show(answer.end())
        answer = screenKey(key)
        sink.onWasThinking?.()
      }
    },
    end(): void {
      think(thinking.end())
      show(answer.end())
    },
  }
}
