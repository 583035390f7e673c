import { isRecord } from '../is-record.ts'
import { parseJson } from '../parse-json.ts'
import { withoutKeys } from './known-keys.ts'

/** More than any error needs; a body that is made to be hard to read is read no farther. */
const limits = { depth: 6, entries: 50, characters: 10_000 }

/** Reads the body of a failure, as JSON where it is that, else as text; without known keys, before and after it is parsed. */
export function readErrorBody(text: string, keys: readonly string[]): unknown {
  const clean = withoutKeys(text, keys)
  const parsed = parseJson(clean)
  return cleanErrorBody(parsed === undefined ? clean : parsed, keys)
}

/** A copy of a parsed error without known keys in its texts and names, and no deeper or longer than one has to be. */
export function cleanErrorBody(body: unknown, keys: readonly string[], depth = 0): unknown {
  if (typeof body === 'string') return withoutKeys(body.slice(0, limits.characters), keys)
  if (depth === limits.depth) return null
  const clean = (value: unknown) => cleanErrorBody(value, keys, depth + 1)
  if (Array.isArray(body)) return body.slice(0, limits.entries).map(clean)
  if (!isRecord(body)) return body
  const entries = Object.entries(body).slice(0, limits.entries)
  return Object.fromEntries(entries.map(([name, value]) => [clean(name.slice(0, 200)), clean(value)]))
}
