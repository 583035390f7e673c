import { isRecord } from '../is-record.ts'

type Fields = Record<string, unknown>

/**
 * The error that an object of a success is or holds, as a body that `readErrorFields` reads; null for an answer, also one that
 * says that there was no error.
 */
export function errorInside(body: Fields): unknown {
  return certainError(body) ?? (isDoubtful(body) ? body : null)
}

/**
 * Whether an object may be an error, and may be news of an answer that goes on: `{code, msg}` and `{detail}`, in which servers
 * also say that a question waits in their queue. What comes next tells.
 */
export function isDoubtful(body: Fields): boolean {
  const hasAnswer = Array.isArray(body.choices) && body.choices.some(isRecord)
  if (hasAnswer || certainError(body) !== null) return false
  const { detail } = body
  if (typeof detail === 'string' ? detail !== '' : Array.isArray(detail) && detail.length > 0) return true
  return hasWords(body) && codesOf(body).length > 0
}

function certainError(body: Fields): unknown {
  if (isError(body.error) || body.object === 'error' || body.type === 'error') return body
  const choices = Array.isArray(body.choices) ? body.choices.filter(isRecord) : []
  const inner = [...choices, body.x_groq].filter(isRecord).find(({ error }) => isError(error))
  if (inner) return { error: inner.error }
  if (isRecord(body.base_resp) && isErrorCode(body.base_resp.status_code)) return body
  return choices.length === 0 && isBareError(body) ? body : null
}

const codeNames = [
  ...['code', 'Code', 'status_code', 'statusCode'],
  ...['error_code', 'errorCode', 'errcode'],
] as const
const wordNames = [
  ...['msg', 'message', 'Message', 'status_msg'],
  ...['error_msg', 'errorMsg', 'error_message', 'errorMessage', 'errmsg'],
] as const

const codesOf = (body: Fields) => codeNames.map((name) => body[name]).filter(isErrorCode)
const hasWords = (body: Fields) =>
  wordNames.some((name) => typeof body[name] === 'string' && body[name] !== '')

/**
 * An error as the object itself: `{success: false, …}`, `{message, type: '…error'}`, `{status: 'error', …}`, `{errors: […]}`,
 * `{error_code, error_msg}`, `{Response: {Error}}`, and a code that is a status of HTTP.
 */
function isBareError(body: Fields): boolean {
  if (isError(body.errors) || (isRecord(body.Response) && isError(body.Response.Error))) return true
  if (!hasWords(body)) return false
  const isNamed = [body.type, body.status].some(
    (name) => typeof name === 'string' && /error|fail/i.test(name),
  )
  const tells = codeNames.some((name) => /^err/.test(name) && isErrorCode(body[name]))
  return (
    body.success === false || isNamed || tells || codesOf(body).some((code) => /^[45]\d\d$/.test(`${code}`))
  )
}

function isError(error: unknown): boolean {
  if (error === true) return true
  if (typeof error === 'number') return isErrorCode(error)
  if (typeof error === 'string') return error.trim() !== '' && !isNone(error)
  if (Array.isArray(error)) return error.some(isError)
  if (!isRecord(error)) return false
  const said = Object.values(error).filter((value) => value !== null && value !== '')
  return said.length > 0 && (error.code === undefined || error.code === null || isErrorCode(error.code))
}

/** Whether a code is one of an error: neither 0 nor a success of HTTP, as a number or in words. */
function isErrorCode(code: unknown): code is number | string {
  if (typeof code !== 'number' && typeof code !== 'string') return false
  const word = String(code).trim()
  return word !== '' && !/^(0+|2\d\d)$/.test(word) && !isNone(word)
}

const isNone = (word: string) => /^(ok|success|none|null|false)$/i.test(word.trim())
