import { withoutBidiControls } from '../../bidi-controls.ts'
import { isRecord } from '../../is-record.ts'
import { thoughtOfDelta, wordsOfThought } from './thought.ts'

/** What one event of an answer brings. */
export type AnswerChunk = {
  text: string
  /** What the model thinks, where the server tells it apart from the text. */
  thinking: string
  /** Whether the text is a refusal instead of an answer. */
  isRefusal: boolean
  /** Why the answer ends, as the server says it, or null. */
  finishReason: string | null
  /** As reported; to be read by `readUsage`. Undefined in most events. */
  usage: unknown
  /** Whether this is the event after the answer, which carries the usage alone. */
  isUsageAlone: boolean
  /** Whether it is a message and not a piece of one. */
  isMessage: boolean
  /** Which of several answers it belongs to; null when nothing says so. */
  index: number | null
}

type Fields = Record<string, unknown>

/**
 * Reads an event of a Chat Completions stream, or a whole answer; whatever we do not know is an event without text. Of several
 * answers the one with `index` counts, or the first of all when that is not known yet.
 */
export function readAnswerChunk(event: unknown, index: number | null = null): AnswerChunk {
  const body = isRecord(event) ? event : {}
  const choices = choicesOf(body)
  const isMeant = (choice: Fields) => [index ?? 0, null].includes(indexOf(choice))
  const choice = choices.find(isMeant) ?? (index === null ? choices[0] : undefined) ?? {}
  const delta = readMessage(choice.delta)
  const message = readMessage(choice.message)
  const isMessage = isEmpty(delta) && !isEmpty(message)
  const { text, thinking, refusal } = isMessage ? message : delta
  const usage = usageOf(body, choice)
  return {
    text: withoutBidiControls((text || textOf(choice.text)) + refusal),
    thinking: withoutBidiControls(thinking || thoughtOfDelta(choice)),
    isRefusal: refusal !== '',
    finishReason: reasonOf(choice),
    usage,
    isUsageAlone: usage !== undefined && choices.length === 0,
    isMessage,
    index: indexOf(choice),
  }
}

/** What stands in a `delta` or a `message`, which have the same fields. */
type Message = { text: string; thinking: string; refusal: string }

function readMessage(message: unknown): Message {
  const fields = isRecord(message) ? message : {}
  const parts = partsOf(fields.content)
  const thoughts = parts.filter(isThought).map((part) => wordsOfThought(part))
  return {
    text: parts.map(textOfPart).join(''),
    thinking: thoughtOfDelta(fields) + thoughts.join(''),
    refusal: textOf(fields.refusal) + parts.map(({ refusal }) => textOf(refusal)).join(''),
  }
}

const isEmpty = ({ text, thinking, refusal }: Message) => text === '' && thinking === '' && refusal === ''

/** The answers in an event; Ollama's own protocol has one, as the event itself. */
function choicesOf(body: Fields): Fields[] {
  if (Array.isArray(body.choices)) return body.choices.filter(isRecord)
  if (isRecord(body.choices)) return [body.choices]
  if (!isRecord(body.message)) return []
  return [{ delta: body.message, finish_reason: body.done === true ? (body.done_reason ?? 'stop') : null }]
}

function indexOf({ index }: Fields): number | null {
  const number = typeof index === 'string' ? Number(index) : index
  return typeof number === 'number' && Number.isInteger(number) ? number : null
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** The parts of a content; most servers send a text, Mistral's an array of parts. */
function partsOf(content: unknown): Fields[] {
  const parts: unknown[] = Array.isArray(content) ? content : [content]
  return parts.map((part) => (typeof part === 'string' ? { text: part } : part)).filter(isRecord)
}

const isThought = ({ type, thinking }: Fields) =>
  /think|thought|reason|summary/i.test(textOf(type)) || (type === undefined && thinking !== undefined)

const textOfPart = (part: Fields) => (isThought(part) ? '' : textOf(part.text))

function reasonOf(choice: Fields): string | null {
  const reason = choice.finish_reason ?? choice.finishReason ?? choice.stop_reason
  return typeof reason === 'string' && reason.trim() !== '' ? reason : null
}

/** The usage, wherever it stands: beside the answer, in it, under Groq's own name, or as Ollama's own protocol has it. */
function usageOf(body: Fields, choice: Fields): unknown {
  const inside = [choice.delta, choice.message, body.x_groq].filter(isRecord).map(({ usage }) => usage)
  const own = body.prompt_eval_count === undefined ? null : body
  return [body.usage, choice.usage, ...inside, own].find(isRecord)
}
