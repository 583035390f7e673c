import { hasWords } from '../chat/has-words.ts'
import { replacedTurns } from '../chat/picture-groups.ts'
import type { Turn } from '../chat/turn.ts'
import { isAsked } from '../chat/turn-state.ts'
import type { AttachedImage } from '../image/attached-image.ts'
import type { ChatMessage, ContentPart } from './chat-request-body.ts'
import { continueInstruction, instructions } from './instructions.ts'

/** The turns before a question, without those about pictures that have others in their place. */
function turnsBefore(turns: Turn[], current: Turn): Turn[] {
  const earlier = turns.filter((turn) => turn.sequence < current.sequence)
  const replaced = replacedTurns([...earlier, current])
  return earlier.filter(({ id }) => !replaced.has(id))
}

/** The earlier turns that a question builds on: those before it, without what was asked again since. */
export function contextOf(turns: Turn[], current: Turn): Turn[] {
  const earlier = turnsBefore(turns, current)
  const repeated = new Set([...earlier, current].map((turn) => turn.repeats))
  return earlier.filter((turn) => hasWords(turn.answer) && !repeated.has(turn.id))
}

/** The images that answered questions have brought: what the model was shown before and is shown again. */
export function earlierImagesOf(turns: Turn[], current: Turn): AttachedImage[] {
  const own = new Set(current.images.map(({ id }) => id))
  const shown = contextOf(turns, current).flatMap((turn) => turn.images)
  return eachOnce(shown.filter(({ id }) => !own.has(id)))
}

/** Every image that goes with a question, each once, in the order in which they came; not those of one that waits. */
export function imagesOf(turns: Turn[], current: Turn): AttachedImage[] {
  const upTo = turnsBefore(turns, current).filter(isAsked)
  const all = eachOnce([...upTo, current].flatMap((turn) => turn.images))
  if (current.earlierImages !== 'left-out') return all
  const leftOut = new Set(earlierImagesOf(turns, current).map(({ id }) => id))
  return all.filter(({ id }) => !leftOut.has(id))
}

const eachOnce = (images: AttachedImage[]) =>
  images.filter((image, index) => images.findIndex((other) => other.id === image.id) === index)

/** Whether a question has nothing before it that goes along: the first of its chat, or one in place of the first. */
export function standsAlone(turns: Turn[], current: Turn): boolean {
  return contextOf(turns, current).length === 0 && imagesOf(turns, current).length === current.images.length
}

/**
 * The messages of a request: instructions, the earlier turns with their images and answers, and the question.
 * Images of turns that are left out travel with the next question that is sent, so the model keeps seeing them.
 */
export function buildMessages(
  turns: Turn[],
  current: Turn,
  parts: Map<string, ContentPart>,
  options: { answerLanguage: string; isContinuation: boolean },
): ChatMessage[] {
  const context = new Set(contextOf(turns, current))
  const unsent = new Map(parts)
  let waiting: ContentPart[] = []
  const messages: ChatMessage[] = [{ role: 'system', content: instructions(options.answerLanguage) }]
  for (const turn of [...turnsBefore(turns, current), current]) {
    for (const image of turn.images) {
      const part = unsent.get(image.id)
      if (part) waiting = [...waiting, part]
      unsent.delete(image.id)
    }
    if (turn !== current && !context.has(turn)) continue
    messages.push({ role: 'user', content: [{ type: 'text', text: turn.question }, ...waiting] })
    waiting = []
    if (turn !== current) messages.push({ role: 'assistant', content: turn.answer })
  }
  // Servers refuse an empty message, and there is nothing to go on from.
  if (options.isContinuation && hasWords(current.answer)) {
    messages.push({ role: 'assistant', content: current.answer })
    messages.push({ role: 'user', content: [{ type: 'text', text: continueInstruction }] })
  }
  return messages
}

/** The texts of messages, for counting. */
export function textsOf(messages: ChatMessage[]): string[] {
  return messages.flatMap(({ content }) =>
    typeof content === 'string'
      ? [content]
      : content.flatMap((part) => (part.type === 'text' ? [part.text] : [])),
  )
}
