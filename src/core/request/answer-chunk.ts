import { withoutBidiControls } from '../bidi-controls.ts'
import { isRecord } from '../is-record.ts'

/** What one event of a stream brings. */
export type AnswerChunk = {
  text: string
  /** Whether the text is a refusal instead of an answer. */
  isRefusal: boolean
  /** Why the answer ends, or null while it goes on. */
  finishReason: string | null
  /** As reported; to be read by `readUsage`. Undefined in all events but the last. */
  usage: unknown
  /** Whether this is the event after the answer, which carries the usage alone. */
  isUsageAlone: boolean
}

/** Reads an event of a Chat Completions stream; whatever we do not know is an event without text. */
export function readAnswerChunk(event: unknown): AnswerChunk {
  const body = isRecord(event) ? event : {}
  const choices = Array.isArray(body.choices) ? body.choices.filter(isRecord) : []
  const choice = choices.find(({ index }) => index === 0 || index === undefined)
  const delta = isRecord(choice?.delta) ? choice.delta : {}
  const refusal = typeof delta.refusal === 'string' ? delta.refusal : ''
  const reason = choice?.finish_reason
  return {
    text: withoutBidiControls(readText(delta.content) + refusal),
    isRefusal: refusal !== '',
    finishReason: typeof reason === 'string' && reason !== '' ? reason : null,
    usage: body.usage ?? undefined,
    isUsageAlone: isRecord(body.usage) && choices.length === 0,
  }
}

/** The text of a delta; Mistral's servers send parts in an array. */
function readText(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map((part) => (isRecord(part) && typeof part.text === 'string' ? part.text : '')).join('')
}
