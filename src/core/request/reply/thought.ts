import { isRecord } from '../../is-record.ts'

/** The names of what a model thinks, in a delta; servers that write several write the same into each. */
const thinkingNames = [
  'reasoning_content',
  'reasoning',
  'reasoning_text',
  'thinking',
  'reasoning_details',
  'thinking_blocks',
] as const

/** Where the words of a thought stand in an object. */
const wordNames = ['text', 'content', 'thinking', 'summary', 'reasoning', 'reasoning_text'] as const

/** No server nests deeper. */
const maxDepth = 4

/** What the model thinks in a delta, as far as it has fields of its own for it; '' when it has none. */
export const thoughtOfDelta = (delta: Record<string, unknown>): string => firstOf(delta, thinkingNames, 0)

/** The words of a thought: a text, a part `{type: 'thinking', …}`, or a list of these; none of what is encrypted. */
export function wordsOfThought(thought: unknown, depth = 0): string {
  if (typeof thought === 'string') return thought
  if (depth === maxDepth) return ''
  if (Array.isArray(thought)) return thought.map((part) => wordsOfThought(part, depth + 1)).join('')
  return isRecord(thought) ? firstOf(thought, wordNames, depth + 1) : ''
}

function firstOf(record: Record<string, unknown>, names: readonly string[], depth: number): string {
  for (const name of names) {
    const words = wordsOfThought(record[name], depth)
    if (words !== '') return words
  }
  return ''
}
