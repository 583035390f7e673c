import { isRecord } from '../is-record.ts'
import { parseJson } from '../parse-json.ts'

/**
 * The words of a field in whatever form they come: a text, a list of errors as FastAPI writes it (`[{loc, msg}]`, without the
 * `input`, which is the user's), or a record that has them; else its JSON. '' for nothing.
 */
export function wordsOf(value: unknown, depth = 0): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (depth < 4 && Array.isArray(value))
    return value
      .slice(0, 10)
      .map((one) => wordsOf(one, depth + 1))
      .join('; ')
  if (depth < 4 && isRecord(value)) {
    const words = value.msg ?? value.message ?? value.detail
    if (words !== undefined) {
      const place = Array.isArray(value.loc) ? `${value.loc.join('.')}: ` : ''
      return `${place}${wordsOf(words, depth + 1)}`
    }
  }
  return JSON.stringify(value) ?? ''
}

/** A text that is the JSON of an error, parsed; else null. */
export function parsedError(text: string): object | null {
  if (!/^\s*[[{]/.test(text)) return null
  const parsed = parseJson(text)
  return typeof parsed === 'object' ? parsed : null
}
