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
}

type Fields = Record<string, unknown>

/**
 * Reads an event of a Chat Completions stream, or a whole answer; whatever we do not know is an event without text. Of several
 * answers the one with `index` counts, or the first of all when that is not known yet.
 */
export function readAnswerChunk(event: unknown, index: number | null = null): AnswerChunk {
  const body = unwrapped(isRecord(event) ? event : {})
  const choices = choicesOf(body)
  const isMeant = (choice: Fields) => [index ?? 0, null].includes(indexOf(choice))
  const choice = choices.find(isMeant) ?? (index === null ? choices[0] : undefined) ?? {}
  const delta = readMessage(choice.delta)
  const message = readMessage(choice.message)
  const isMessage = isEmpty(delta) && !isEmpty(message)
  const { text, thinking, refusal } = isMessage ? message : delta
  const usage = usageOf(body, choice)
  return {
    text: withoutBidiControls((text || textOf(choice.text) || textOf(choice.content)) + refusal),
    thinking: withoutBidiControls(thinking || thoughtOfDelta(choice)),
    isRefusal: refusal !== '',
    finishReason: reasonOf(body, choice),
    usage,
    isUsageAlone: usage !== undefined && choices.length === 0,
    isMessage,
  }
}

/** What stands in a `delta` or a `message`, which have the same fields. */
type Message = { text: string; thinking: string; refusal: string }

function readMessage(message: unknown): Message {
  const fields = isRecord(message) ? message : { content: message }
  const parts = partsOf(fields.content ?? fields.text)
  const thoughts = parts.filter(isThought).map((part) => wordsOfThought(part))
  return {
    text: parts.map(textOfPart).join(''),
    thinking: thoughtOfDelta(fields) + thoughts.join(''),
    refusal: textOf(fields.refusal) + parts.map(({ refusal }) => textOf(refusal)).join(''),
  }
}

const isEmpty = ({ text, thinking, refusal }: Message) => text === '' && thinking === '' && refusal === ''

/** Where gateways put an answer that they wrap into one of their own. */
const wrappers = ['data', 'result', 'output'] as const

/** An answer without what a gateway wraps around it, its usage apart. */
function unwrapped(body: Fields): Fields {
  if (body.choices !== undefined) return body
  const inner = wrappers.map((name) => body[name]).find((value) => isRecord(value) && isAnswer(value))
  return isRecord(inner) ? { usage: body.usage, ...inner } : body
}

const isAnswer = ({ choices, message, response }: Fields) =>
  Array.isArray(choices) || isRecord(message) || typeof response === 'string'

/** The answers in an event; Ollama's own protocols have one, as the event itself. */
function choicesOf(body: Fields): Fields[] {
  if (Array.isArray(body.choices)) return body.choices.filter(isRecord)
  if (isRecord(body.choices)) return [body.choices]
  const { done, done_reason, message, response, thinking } = body
  if (!isAnswer(body) && done !== true) return []
  const said = isRecord(message) ? message : { content: response, thinking }
  const finish_reason = done === true ? (done_reason ?? 'stop') : null
  return [done === undefined ? { message: said } : { delta: said, finish_reason }]
}

/** Which answers an event has something of, as far as it says. */
export const indexesOf = (event: Fields): number[] =>
  choicesOf(unwrapped(event)).flatMap((choice) => indexOf(choice) ?? [])

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

const isThought = ({ type, thinking, thought }: Fields) =>
  /think|thought|reason|summary/i.test(textOf(type)) ||
  (type === undefined && thinking !== undefined) ||
  thought === true

/** The text of a part; that of the Assistants protocol is an object. */
function textOfPart(part: Fields): string {
  if (isThought(part)) return ''
  return textOf(isRecord(part.text) ? part.text.value : part.text)
}

const reasonNames = ['finish_reason', 'finishReason', 'stop_reason', 'native_finish_reason'] as const

/** The first finish reason that says anything: of the choice, in its delta or message, or beside it; some are objects. */
function reasonOf(body: Fields, choice: Fields): string | null {
  const places = [choice, choice.delta, choice.message, body].filter(isRecord)
  const reasons = places.flatMap((place) => reasonNames.map((name) => place[name]))
  const words = reasons.map((reason) => textOf(isRecord(reason) ? (reason.type ?? reason.reason) : reason))
  return words.find((word) => word.trim() !== '') ?? null
}

/** The usage, wherever it stands: beside the answer, in it, under Groq's own name, or as Ollama's own protocol has it. */
function usageOf(body: Fields, choice: Fields): unknown {
  const inside = [choice.delta, choice.message, body.x_groq].filter(isRecord).map(({ usage }) => usage)
  const own = body.prompt_eval_count === undefined ? null : body
  return [body.usage, body.usageMetadata, choice.usage, ...inside, own].find(isRecord)
}
