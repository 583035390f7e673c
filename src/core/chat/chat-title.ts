import { withoutBidiControls } from '../bidi-controls.ts'
import type { Chat, Turn } from './turn.ts'

const maxCharacters = 60

/** A title that the user types may be longer, in characters. */
export const maxOwnTitle = 120

/** So much of an answer is searched for its first sentence: brackets that nothing closes take the square of it. */
const searchedCharacters = 4000

/** The title of a new chat: what the page says of the image, or the question. */
export function firstTitle(alternativeText: string, question: string): string {
  return shorten(alternativeText.trim() || question)
}

/** A title from the answer: its first sentence without markdown; null when there is none. */
export function titleFromAnswer(answer: string): string | null {
  const plain = answer
    .slice(0, searchedCharacters)
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>|]/g, '')
    .trim()
  const sentence = plain.split(/(?<=[.!?])\s|(?<=[。！？])|\n/)[0]?.trim() ?? ''
  return sentence === '' ? null : shorten(sentence.replace(/[.。]$/, ''))
}

/** A title as the user typed it, in one line; null when nothing is left of it. */
export function ownTitle(typed: string): string | null {
  return shorten(typed, maxOwnTitle) || null
}

/** The title of a chat once a turn asks about another picture in place of an earlier one's; a name that the user gave stays. */
export function titleAfterReplacing(
  { title, hasOwnTitle }: Pick<Chat, 'title' | 'hasOwnTitle'>,
  { question, answer, images }: Pick<Turn, 'question' | 'answer' | 'images'>,
  alternativeText: string,
): string {
  if (hasOwnTitle) return title
  const ours = [...images.map((image) => image.alternativeText), ''].map((text) => firstTitle(text, question))
  const isOurs = ours.includes(title) || title === titleFromAnswer(answer)
  return isOurs ? firstTitle(alternativeText, question) : title
}

function shorten(text: string, most = maxCharacters): string {
  const line = withoutBidiControls(text).replace(/\s+/g, ' ').trim()
  // By code points, so that no emoji is cut in two.
  const characters = [...line]
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`
}
