import { isRecord } from '../is-record.ts'
import { maxRetryAfterSeconds } from './retry-after.ts'

const unitSeconds: readonly [unit: RegExp, seconds: number][] = [
  [/^(ms|milli|毫秒)/i, 0.001],
  [/^(h|小时)/i, 3600],
  [/^(m|分)/i, 60],
  [/^(s|秒)/i, 1],
]

const unit =
  '(?:milliseconds?|ms|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s|毫秒|小时|分钟?|秒钟?)(?![a-z])'
const part = `\\d+(?:\\.\\d+)?\\s*${unit}`
const span = `(${part}(?:(?:\\s|,|and)*${part}){0,3})`

/** The ways in which servers write how long to wait. */
const sentences = [
  new RegExp(
    `(?:try again|retry(?:ing)?|wait)(?:\\s+(?:in|after|for|about|at least|another)){0,3}\\s+${span}`,
    'i',
  ),
  new RegExp(`(?:reset|available)\\w*(?:\\s+(?:again|in|after)){1,2}\\s+${span}`, 'i'),
  new RegExp(`${span}\\s*(?:之后|以后|后).{0,6}(?:重试|再试|重新|再次|恢复)`),
  new RegExp(`(?:等待|重试|再试)\\D{0,8}${span}`),
]

/** Fields that give it as a number, with what their unit is in seconds. */
const fields: readonly [name: string, seconds: number][] = [
  ['retry_after_ms', 0.001],
  ['retryAfterMs', 0.001],
  ['retry_after', 1],
  ['retryAfter', 1],
  ['retry_after_seconds', 1],
]

/**
 * Whole seconds to wait that the body of a failure asks for, in a field (`retry_after`, Google's `retryDelay: "17s"`) or in
 * words ("try again in 1m30.5s"). Null for none, or for more than an hour.
 */
export function readWrittenWait(body: unknown, message: string): number | null {
  const seconds = waitIn(body, 0) ?? waitInWords(message)
  return seconds !== null && seconds <= maxRetryAfterSeconds ? Math.ceil(seconds) : null
}

function waitIn(value: unknown, depth: number): number | null {
  if (depth > 4) return null
  if (Array.isArray(value)) return first(value.slice(0, 10), (one) => waitIn(one, depth + 1))
  if (!isRecord(value)) return null
  const { retryDelay } = value
  if (typeof retryDelay === 'string') return secondsOf(retryDelay)
  const named = first(fields, ([name, seconds]) => {
    const text = String(value[name] ?? '')
    return /^\d+(\.\d+)?$/.test(text) ? Number(text) * seconds : null
  })
  return named ?? first(Object.values(value), (one) => waitIn(one, depth + 1))
}

function waitInWords(message: string): number | null {
  return first(sentences, (sentence) => {
    const found = sentence.exec(message)?.[1]
    return found === undefined ? null : secondsOf(found)
  })
}

/** Of "17s", "1m30.5s" or "2 分钟"; null where there is no such thing. */
function secondsOf(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+|毫秒|小时|分钟?|秒钟?)/gi)]
  if (parts.length === 0) return null
  return parts.reduce((sum, [, count, name = '']) => {
    const seconds = unitSeconds.find(([pattern]) => pattern.test(name))?.[1] ?? 0
    return sum + Number(count) * seconds
  }, 0)
}

function first<T, Found>(values: readonly T[], read: (value: T) => Found | null): Found | null {
  for (const value of values) {
    const found = read(value)
    if (found !== null) return found
  }
  return null
}
