import { failure, type Result, success } from '../problem/result.ts'
import { readBaseUrl } from '../server/base-url.ts'
import { holdsTellingKey, looksLikeKey } from '../server/looks-like-key.ts'
import { readLine, readLines } from '../typed-text.ts'

/** What a control takes, for the words that refuse anything else. */
export type Limits =
  | { name: 'none' }
  /** At most so many UTF-16 units; of a model's name at least one. */
  | { name: 'text'; max: number }
  | { name: 'model'; max: number }
  | { name: 'whole'; min: number; max: number }
  | { name: 'usd'; max: number }

/** A setting: `Value` is what is stored, `Typed` what its control holds. */
export type SettingRow<Value, Typed = Value, Limit extends Limits = Limits> = {
  /** What holds until the user chooses something else. */
  initial: Value
  /** A value that storage or a page holds, put in order; undefined for one that is none. */
  read(stored: unknown): Value | undefined
  /** A value as its control shows it. */
  show(value: Value): Typed
  /** What a control says. Problems: setting-invalid, or one of its own kind. */
  take(typed: Typed, field: string): Result<Value>
  limits: Limit
}

const takenAs = <Value>(value: Value | undefined, field: string): Result<Value> =>
  value === undefined ? failure({ kind: 'setting-invalid', field }) : success(value)

/** One of a few values, each with a control of its own. */
export function oneOf<const Value>(choices: readonly Value[], initial: NoInfer<Value>): SettingRow<Value> {
  const read = (stored: unknown) => choices.find((choice) => choice === stored)
  return {
    initial,
    read,
    show: (value) => value,
    take: (value, field) => takenAs(read(value), field),
    limits: { name: 'none' },
  }
}

/** Yes or no. */
export const flag = (initial: boolean): SettingRow<boolean> => oneOf<boolean>([true, false], initial)

/** One line of at most `max` UTF-16 units, or ''. */
export const line = (max: number): TextRow => text(readLine, 0, { name: 'text', max }, '')

/** Several lines of at most `max` UTF-16 units, or ''. Problem: question-is-key. */
export const lines = (max: number): TextRow => text(readLines, 0, { name: 'text', max }, '', looksLikeKey)

/** The name of a model, of 1 to `max` UTF-16 units. */
export const modelName = (max: number, initial: string): TextRow =>
  text(readLine, 1, { name: 'model', max }, initial)

type TextLimits = Extract<Limits, { name: 'text' | 'model' }>
type TextRow = SettingRow<string, string, TextLimits>

function text(
  clean: (typed: string) => string,
  min: number,
  limits: TextLimits,
  initial: string,
  isKey: (typed: string) => boolean = holdsTellingKey,
): TextRow {
  const read = (stored: unknown) => {
    const cleaned = typeof stored === 'string' ? clean(stored) : null
    const isFit = cleaned !== null && cleaned.length >= min && cleaned.length <= limits.max
    return isFit && !isKey(cleaned) ? cleaned : undefined
  }
  return {
    initial,
    read,
    show: (value) => value,
    take: (typed, field) =>
      isKey(typed) ? failure({ kind: 'question-is-key' }) : takenAs(read(typed), field),
    limits,
  }
}

/** The base URL of a server. Problem: base-url-invalid. */
export const address = (initial: string): SettingRow<string> => ({
  initial,
  read(stored) {
    const url = readBaseUrl(typeof stored === 'string' ? stored : '')
    return url.ok ? url.value : undefined
  },
  show: (value) => value,
  take: readBaseUrl,
  limits: { name: 'none' },
})

/** A whole number from `min` to `max`, typed with or without separators between thousands. */
export function whole(
  min: number,
  max: number,
  initial: number,
): SettingRow<number, string, Extract<Limits, { name: 'whole' }>> {
  const read = (stored: unknown) =>
    typeof stored === 'number' && Number.isInteger(stored) && stored >= min && stored <= max
      ? stored
      : undefined
  return {
    initial,
    read,
    show: String,
    take(typed, field) {
      const digits = typed.trim().replace(/(?<=\d)[,_\s](?=\d{3})/g, '')
      return takenAs(/^\d{1,9}$/.test(digits) ? read(Number(digits)) : undefined, field)
    },
    limits: { name: 'whole', min, max },
  }
}

/** US dollars up to `max`, typed with or without the sign, with point or comma before the cents; null, and nothing typed, is no limit. */
export function usdLimit(max: number): SettingRow<number | null, string> {
  const read = (stored: unknown) => {
    if (stored === null) return null
    return typeof stored === 'number' && stored >= 0 && stored <= max ? stored : undefined
  }
  return {
    initial: null,
    read,
    show: (value) => (value === null ? '' : String(value)),
    take(typed, field) {
      if (typed.trim() === '') return success(null)
      const amount = typed.replace(/[$\s]|USD/gi, '').replace(',', '.')
      const isAmount = /^\d{1,9}(\.\d{0,8})?$|^\.\d{1,8}$/.test(amount)
      return takenAs(isAmount ? read(Number(amount)) : undefined, field)
    },
    limits: { name: 'usd', max },
  }
}
