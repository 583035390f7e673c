import { isRecord } from './is-record.ts'

/** More models than this no one scrolls through; a wrong server could send any number. */
const maxModels = 1000

/**
 * The model ids of an answer to `GET /models`, sorted, each once: `{data: [{id}]}` (OpenAI and most), `{models: [{id or
 * name}]}`, or a bare array. Null when the answer has no such list.
 */
export function readModelIds(body: unknown): string[] | null {
  const list = Array.isArray(body) ? body : isRecord(body) ? (body.data ?? body.models) : null
  if (!Array.isArray(list)) return null
  const ids = list.map((entry: unknown) => {
    const id = isRecord(entry) ? (entry.id ?? entry.name) : entry
    return typeof id === 'string' && id.length <= 200 ? id.trim() : ''
  })
  return [...new Set(ids)]
    .filter((id) => id !== '')
    .sort()
    .slice(0, maxModels)
}
