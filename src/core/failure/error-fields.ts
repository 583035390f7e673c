import { isRecord } from '../is-record.ts'

/** What servers of this protocol say about an error; '' where one says nothing. */
export type ErrorFields = {
  /** Of a number in `error.code`, as OpenRouter and vLLM give it. */
  status: number | null
  /** Lower case. */
  code: string
  /** Lower case. */
  type: string
  parameter: string
  message: string
  isEmpty: boolean
  isHtml: boolean
}

/** Longer messages are cut: the words that rules look for stand at the beginning. */
const maxMessageCharacters = 10_000

/**
 * Reads the error of an answer's body in any of the shapes in use: `{error: {message, code, type, param}}` (OpenAI and
 * most), `{error: 'text'}` (Ollama, LM Studio), `{message, code, type}` (older vLLM), `{detail}` (FastAPI), an array of
 * one of these (Google), plain text, HTML, or nothing. OpenRouter's `metadata.raw` has the words of the server behind it.
 */
export function readErrorFields(body: unknown): ErrorFields {
  const whole = Array.isArray(body) ? body[0] : body
  const error = isRecord(whole) && whole.error !== undefined && whole.error !== null ? whole.error : whole
  if (!isRecord(error)) {
    const message = plainText(error)
    return { ...nothing, message, isEmpty: message.trim() === '', isHtml: /^\s*</.test(message) }
  }
  const metadata = isRecord(error.metadata) ? error.metadata : {}
  const words = [error.message ?? error.detail ?? error.msg, metadata.raw].map(plainText)
  const message = words.filter((part) => part !== '').join(' ')
  const code = plainText(error.code).toLowerCase()
  return {
    status: /^[45]\d\d$/.test(code) ? Number(code) : null,
    code,
    type: plainText(error.type).toLowerCase(),
    parameter: plainText(error.param),
    message: message === '' && Object.keys(error).length > 0 ? plainText(error) : message,
    isEmpty: Object.keys(error).length === 0,
    isHtml: false,
  }
}

const nothing = { status: null, code: '', type: '', parameter: '', message: '', isEmpty: true, isHtml: false }

function plainText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, maxMessageCharacters)
}
