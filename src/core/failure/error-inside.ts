import { isRecord } from '../is-record.ts'

type Fields = Record<string, unknown>

/**
 * The error that an object of a success is or holds, as a body that `readErrorFields` reads; null for an answer, also one that
 * says that there was no error.
 */
export function errorInside(body: Fields): unknown {
  if (isError(body.error)) return body
  if (body.object === 'error' || body.type === 'error') return body
  const choices = Array.isArray(body.choices) ? body.choices.filter(isRecord) : []
  const ofChoice = choices.find(({ error }) => isError(error))
  if (ofChoice) return { error: ofChoice.error }
  if (isRecord(body.base_resp) && isErrorCode(body.base_resp.status_code)) return body
  return choices.length === 0 && isBareError(body) ? body : null
}

/** An error as the object itself: `{code, msg}`, `{success: false, …}`, `{detail}`, `{message, type: '…error'}`, `{status: 'error', …}`. */
function isBareError(body: Fields): boolean {
  const { code, msg, message, detail, success } = body
  const hasWords = [msg, message].some((words) => typeof words === 'string' && words !== '')
  if (success === false && hasWords) return true
  if (typeof detail === 'string' ? detail !== '' : Array.isArray(detail) && detail.length > 0) return true
  const isNamed = [body.type, body.status].some(
    (name) => typeof name === 'string' && /error|fail/i.test(name),
  )
  return hasWords && (isErrorCode(code) || isNamed)
}

function isError(error: unknown): boolean {
  if (typeof error === 'string') return error.trim() !== '' && !isNone(error)
  if (Array.isArray(error)) return error.some(isError)
  if (!isRecord(error)) return false
  const said = Object.values(error).filter((value) => value !== null && value !== '')
  return said.length > 0 && (error.code === undefined || error.code === null || isErrorCode(error.code))
}

/** Whether a code is one of an error: neither 0 nor a success of HTTP, as a number or in words. */
function isErrorCode(code: unknown): boolean {
  if (typeof code !== 'number' && typeof code !== 'string') return false
  const word = String(code).trim()
  return word !== '' && !/^(0+|2\d\d)$/.test(word) && !isNone(word)
}

const isNone = (word: string) => /^(ok|success|none|null|false)$/i.test(word.trim())
