import { withoutBidiControls } from '../bidi-controls.ts'
import { isRecord } from '../is-record.ts'

/** A model that a server offers. */
export type ListedModel = {
  id: string
  /** The last day on which the server will answer for it, `2027-01-14`; null when it says none. */
  shutdownDate: string | null
}

/** More models than this no one scrolls through; a wrong server could send any number. */
const maxModels = 1000

/**
 * The models of an answer to `GET /models`, sorted by id, each once: `{data: [{id}]}` (OpenAI and most), `{models: [{id or
 * name}]}`, or a bare array. Null when the answer has no such list.
 */
export function readModels(body: unknown): ListedModel[] | null {
  const list = Array.isArray(body) ? body : isRecord(body) ? (body.data ?? body.models) : null
  if (!Array.isArray(list)) return null
  const models = new Map(list.map(readModel).map((model) => [model.id, model]))
  models.delete('')
  return [...models.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, maxModels)
}

function readModel(entry: unknown): ListedModel {
  const id = isRecord(entry) ? (entry.id ?? entry.name) : entry
  const date = isRecord(entry) ? entry.shutdown_date : null
  return {
    id: typeof id === 'string' && id.length <= 200 ? withoutBidiControls(id).trim() : '',
    shutdownDate:
      typeof date === 'string' ? (/^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(date.trim())?.[0] ?? null) : null,
  }
}
