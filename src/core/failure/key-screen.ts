import { pieceCharacters, redacted } from './known-keys.ts'

/** Shorter keys are placeholders for servers that need none, and may be words of an answer. */
const minScreenedCharacters = 16

/** A text that comes in pieces, and leaves without a key. */
export type KeyScreen = {
  /** Takes a piece and gives what can be told of it: what may be the beginning of the key waits for the next. */
  push(piece: string): string
  /** Gives what still waits. */
  end(): string
}

/** Takes a key, in whatever case, out of an answer: as a server says it that does not hide it in a code of its own. */
export function screenKey(key: string | null): KeyScreen {
  if (key === null || key.length < minScreenedCharacters) return { push: (piece) => piece, end: () => '' }
  const lower = key.toLowerCase()
  const whole = new RegExp(key.replace(/[^\w]/g, '\\$&'), 'gi')
  let waiting = ''
  return {
    push(piece) {
      const text = (waiting + piece).replace(whole, redacted)
      const length = beginningAtEnd(text.toLowerCase(), lower)
      waiting = length === 0 ? '' : text.slice(-length)
      return text.slice(0, text.length - length)
    },
    end: () => (waiting.length < pieceCharacters ? waiting : redacted),
  }
}

/** How long a beginning of the key, but not all of it, a text ends in. */
function beginningAtEnd(text: string, key: string): number {
  const last = text.at(-1)
  for (let length = Math.min(key.length - 1, text.length); length > 0; length--)
    if (key[length - 1] === last && key.startsWith(text.slice(-length))) return length
  return 0
}
