import { beginningOf } from '../../chat/answer-limits.ts'
import type { AnswerChunk } from './answer-chunk.ts'
import { type SortedPiece, sortThinking } from './think-tags.ts'

/** The words of an answer: what is text, what is thinking, and how much of both. */
export type AnswerWords = {
  take(chunk: AnswerChunk): SortedPiece[]
  /** Gives what was held back because it might have become a tag. */
  end(): SortedPiece[]
  /** Whether there is a word, and not only blanks. */
  hasText(): boolean
  hasThought(): boolean
  /** Whether there was more than is taken. */
  isFull(): boolean
}

/** Sorts the words of chunks, at most so many characters, thinking included; around the thinking there are no blanks. */
export function sortWords(maxCharacters: number): AnswerWords {
  const sorter = sortThinking()
  const trimmed = trimThinking()
  const streamed = { text: '', thinking: '' }
  let left = maxCharacters
  let hasText = false
  let hasThought = false
  let isFull = false

  function taken(text: string): string {
    const beginning = beginningOf(text, left)
    left -= beginning.length
    isFull ||= beginning !== text
    return beginning
  }

  function shown(piece: SortedPiece): SortedPiece[] {
    if (piece.part === 'was-thinking') {
      hasThought ||= hasText
      hasText = false
      return [piece]
    }
    const text = piece.part === 'thinking' ? trimmed(piece.text) : piece.text
    if (piece.part === 'thinking') hasThought ||= text !== ''
    else hasText ||= /\S/.test(text)
    return text === '' ? [] : [{ ...piece, text }]
  }

  return {
    take(chunk) {
      const thinking = taken(unsaid(chunk, 'thinking', streamed.thinking))
      const text = taken(unsaid(chunk, 'text', streamed.text))
      if (!chunk.isMessage) {
        streamed.thinking += thinking
        streamed.text += text
      }
      return [...shown({ part: 'thinking', text: thinking }), ...sorter.push(text).flatMap(shown)]
    },
    end: () => sorter.end().flatMap(shown),
    hasText: () => hasText,
    hasThought: () => hasThought,
    isFull: () => isFull,
  }
}

/** What a chunk adds: a whole message after its pieces, as MiniMax sends it, says them all again. */
function unsaid(chunk: AnswerChunk, name: 'text' | 'thinking', streamed: string): string {
  const text = chunk[name]
  if (!chunk.isMessage || streamed === '' || text === '') return text
  if (text.startsWith(streamed)) return text.slice(streamed.length)
  return streamed.includes(text.trim()) ? '' : text
}

/** Takes the blanks from around a text that comes in pieces: those at the end wait for more. */
function trimThinking(): (piece: string) => string {
  let blanks = ''
  let hasBegun = false
  return (piece) => {
    if (!/\S/.test(piece)) {
      if (hasBegun) blanks += piece
      return ''
    }
    const text = hasBegun ? blanks + piece : piece.trimStart()
    const whole = text.trimEnd()
    blanks = text.slice(whole.length)
    hasBegun = true
    return whole
  }
}
