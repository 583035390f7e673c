import { beginningOf } from '../../chat/answer-limits.ts'
import { hasWords } from '../../chat/has-words.ts'
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
  /** Whether anything has come, were it blanks: then it may be billed. */
  hasBegun(): boolean
  /** Whether there was more than is taken. */
  isFull(): boolean
}

/** Sorts the words of chunks, at most so many characters, thinking included; around the thinking there are no blanks. */
export function sortWords(maxCharacters: number): AnswerWords {
  const sorter = sortThinking()
  const trimmed = trimThinking()
  const streamed = { text: '', thinking: '' }
  let hasPieces = false
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
    else hasText ||= hasWords(text)
    return text === '' ? [] : [{ ...piece, text }]
  }

  return {
    take(chunk) {
      const thinking = taken(unsaid(chunk, 'thinking', streamed.thinking, hasPieces))
      const text = taken(unsaid(chunk, 'text', streamed.text, hasPieces))
      hasPieces ||= !chunk.isMessage && (text !== '' || thinking !== '')
      streamed.thinking += thinking
      streamed.text += text
      return [...shown({ part: 'thinking', text: thinking }), ...sorter.push(text).flatMap(shown)]
    },
    end: () => sorter.end().flatMap(shown),
    hasText: () => hasText,
    hasThought: () => hasThought,
    hasBegun: () => streamed.text !== '' || streamed.thinking !== '',
    isFull: () => isFull,
  }
}

/**
 * What a chunk adds: a whole message after its pieces, as MiniMax sends it, says them all again, with the blanks and without
 * the thinking that the server likes; and messages in place of pieces may each begin with those before.
 */
function unsaid(chunk: AnswerChunk, name: 'text' | 'thinking', streamed: string, hasPieces: boolean): string {
  const text = chunk[name]
  if (!chunk.isMessage || streamed === '') return text
  if (text.startsWith(streamed)) return text.slice(streamed.length)
  return hasPieces ? '' : text
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
