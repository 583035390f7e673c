import { isRecord } from '../is-record.ts'
import { parsedError, wordsOf } from './error-words.ts'

/** What servers of this protocol say about an error; '' where one says nothing. */
export type ErrorFields = {
  /** Of a number in `error.code`, as OpenRouter and vLLM give it. */
  status: number | null
  /** Lower case. */
  code: string
  /** Lower case. */
  type: string
  /** Every code, type and reason that is named anywhere in the error; lower case. */
  names: readonly string[]
  /** A field that only one vendor has; null for none. */
  vendorField: string | null
  parameter: string
  message: string
  isEmpty: boolean
  isHtml: boolean
}

/** Longer messages are cut: the words that rules look for stand at the beginning. */
const maxMessageCharacters = 10_000

/** Fields in which servers name the kind of an error, in the order in which one is shown, and those that have its words. */
const fieldNames = {
  codes: [
    ...['code', 'Code', 'error_code', 'errorCode', 'errcode'],
    ...['status_code', 'statusCode', 'error_type', 'reason'],
  ],
  types: ['type', 'status'],
  words: [
    ...['message', 'Message', 'msg', 'error_msg', 'errorMsg', 'error_message', 'errorMessage', 'errmsg'],
    ...['status_msg', 'status_message', 'detail', 'title'],
  ],
  parameters: ['param', 'parameter', 'field'],
} as const

/** Fields that MiniMax and Baidu alone have. */
const vendorFields = ['base_resp', 'error_msg']

/** Types that say only that there is an error. */
const emptyTypes = ['error', 'object', 'about:blank']

/**
 * Reads the error of an answer's body in any of the shapes in use: `{error: {message, code, type, param}}` (OpenAI and
 * most), `{error: 'text'}` (Ollama, LM Studio), also with the reason beside it, `{message, code, type}` (SiliconFlow, older
 * vLLM), `{detail}` (FastAPI, also as a list), `{errors: […]}`, `{error_code, error_msg}` (Baidu), `{base_resp}` (MiniMax),
 * `{Response: {Error}}` (Tencent), `{status, title, detail}`, an array of one of these (Google), plain text, HTML, or
 * nothing. A text that is JSON itself is read as that: gateways put the words of the server behind them into one.
 */
export function readErrorFields(body: unknown, depth = 0): ErrorFields {
  const whole = Array.isArray(body) ? body[0] : body
  if (!isRecord(whole)) {
    const message = wordsOf(whole).slice(0, maxMessageCharacters)
    const parsed = depth < 2 ? parsedError(message) : null
    if (parsed !== null) return readErrorFields(parsed, depth + 1)
    return { ...nothing, message, isEmpty: message.trim() === '', isHtml: /^\s*</.test(message) }
  }
  const parts = partsOf(whole)
  const read = (names: readonly string[]) =>
    parts.flatMap((part) => names.flatMap((name) => nameIn(part[name], name)))
  const codes = read(fieldNames.codes)
  const types = read(fieldNames.types).filter((type) => !emptyTypes.includes(type))
  const behind = depth < 2 ? parts.flatMap((part) => wordsBehind(part, depth)) : []
  const said = parts.flatMap((part) => wordsIn(part))
  const words = [...new Set([...said, ...behind.map(({ message }) => message)])].filter((part) => part !== '')
  const code = codes[0] ?? ''
  // Beside a `msg` stands a code of the server's own, which may look like a status.
  const status = whole.msg === undefined ? codes.find((text) => /^[45]\d\d$/.test(text)) : undefined
  return {
    status: status === undefined ? null : Number(status),
    code,
    type: types.find((type) => !/^\d+$/.test(type)) ?? '',
    names: [...codes, ...types, ...behind.flatMap(({ names }) => names)],
    vendorField:
      vendorFields.find((name) => parts.some((part) => part[name] !== undefined)) ??
      behind.find(({ vendorField }) => vendorField !== null)?.vendorField ??
      null,
    parameter: wordsOf(parts.flatMap((part) => fieldNames.parameters.flatMap((name) => part[name] ?? []))[0]),
    message: (words.join(' ') || jsonOf(parts[0])).slice(0, maxMessageCharacters),
    isEmpty: Object.keys(parts[0] ?? whole).length === 0,
    isHtml: false,
  }
}

const nothing = {
  status: null,
  code: '',
  type: '',
  names: [],
  vendorField: null,
  parameter: '',
  message: '',
  isEmpty: true,
  isHtml: false,
}

type Part = Record<string, unknown>

/** The records that tell of one error, the innermost first: that of the error, what explains it, and what stands around it. */
function partsOf(whole: Part): Part[] {
  const response = isRecord(whole.Response) ? whole.Response.Error : undefined
  const first = Array.isArray(whole.errors) ? whole.errors[0] : undefined
  const inner = [whole.error, response, whole.base_resp, first, whole.detail].find(isRecord)
  const inners = inner ? [inner, ...recordsIn(inner)] : []
  return [...inners, whole, ...recordsIn(whole)]
}

/** What explains an error: Google's `details`, Azure's `innererror`, the `metadata` of a gateway. */
function recordsIn({ details, innererror, metadata }: Part): Part[] {
  return [...(Array.isArray(details) ? details : []), innererror, metadata].filter(isRecord).slice(0, 10)
}

/** A name as it is looked for; a status of HTTP that is a number stands in no type. */
function nameIn(value: unknown, field: string): string[] {
  if (typeof value === 'number') return field === 'status' ? [] : [String(value)]
  if (typeof value === 'string') return value === '' ? [] : [value.toLowerCase()]
  return field === 'code' && value !== undefined && value !== null ? [wordsOf(value).toLowerCase()] : []
}

function wordsIn(part: Part): string[] {
  const named = fieldNames.words.map((name) => wordsOf(part[name]))
  return [...named, typeof part.error === 'string' ? part.error : ''].filter(
    (text) => parsedError(text) === null,
  )
}

/** What a server behind a gateway said, where it is JSON in a text; OpenRouter has it in `metadata.raw`. */
function wordsBehind(part: Part, depth: number): ErrorFields[] {
  const texts = [part.message, part.error, part.raw].filter((text) => typeof text === 'string')
  const nested = texts.flatMap((text) => parsedError(text) ?? (text === part.raw ? text : []))
  return nested.map((body) => readErrorFields(body, depth + 1))
}

const jsonOf = (part: Part | undefined) =>
  part === undefined || Object.keys(part).length === 0 ? '' : (JSON.stringify(part) ?? '')
