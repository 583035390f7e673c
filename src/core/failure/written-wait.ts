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

const wholeSpan = new RegExp(`^${span}$`, 'i')

/** The ways in which servers write how long to wait. */
const sentences = [
  new RegExp(
    `(?:try(?: it)? again|retry(?:ing)?(?: your| the)?(?: request)?|wait|cool-?down)[\\s:]*(?:(?:in|after|for|about|at least|another)[\\s:]+){0,3}${span}`,
    'i',
  ),
  new RegExp(`(?:reset|available)\\w*(?:\\s+(?:again|in|after)){1,2}\\s+${span}`, 'i'),
  new RegExp(`(?:in|after)\\s+${span},?(?: please| you can| then)*\\s+(?:try|retry)`, 'i'),
  /retry[- ]after[:=\s]+(\d+(?:\.\d+)?)(?!\d|\.\d|\s*[a-z])/i,
  new RegExp(`${span}\\s*(?:之后|以后|后).{0,6}(?:重试|再试|重新|再次|恢复)`),
  new RegExp(`(?:等待|稍候|重试|再试|冷却)\\D{0,8}${span}`),
]

/** Fields that give it, in lower case without signs, with what a bare number in them is in seconds. */
const fields: ReadonlyMap<string, number> = new Map([
  ['retryafterms', 0.001],
  ['retryafter', 1],
  ['retryafterseconds', 1],
  ['retrydelay', 1],
  ['waitseconds', 1],
])

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
  const named = first(Object.entries(value).slice(0, 50), ([name, given]) => {
    const seconds = fields.get(name.toLowerCase().replace(/[-_]/g, ''))
    return seconds === undefined ? null : waitOf(given, seconds)
  })
  return named ?? first(Object.values(value), (one) => waitIn(one, depth + 1))
}

/** A number, also as a text, in this unit; a time with its own units; Google's `{seconds, nanos}`. */
function waitOf(given: unknown, unitInSeconds: number): number | null {
  if (isRecord(given)) return waitOf(given.seconds, 1)
  const text = typeof given === 'number' || typeof given === 'string' ? String(given).trim() : ''
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * unitInSeconds
  return wholeSpan.test(text) ? secondsOf(text) : null
}

function waitInWords(message: string): number | null {
  return first(sentences, (sentence) => {
    const found = sentence.exec(message)?.[1]
    return found === undefined ? null : secondsOf(found)
  })
}

/** Of "17s", "1m30.5s" or "2 分钟"; null where there is no such thing. */
function secondsOf(text: string): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
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
