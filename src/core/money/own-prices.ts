import { isRecord } from '../is-record.ts'
import { familyName } from '../tokens/model-name.ts'
import { readLine } from '../typed-text.ts'

/** A price that the user gave: a correction of ours, or that of a model or server we know nothing of. */
export type OwnPrice = {
  /** Host of the server it holds for, with its port: `api.openai.com`, `localhost:11434`. */
  host: string
  /** A model, or the family name of its dated snapshots. */
  model: string
  /** US dollars for a million tokens. `cachedInput` is null when cached tokens cost no less. */
  input: number
  cachedInput: number | null
  output: number
  /** The model of ours that counts images as this one does; '' when its own name says it. */
  countsAs: string
}

/** What a price may be; everything beyond is a slip of the keyboard. */
const ownPriceLimits = { rows: 200, usdPerMillion: 100_000, characters: 200 } as const

/** Reads prices from anything that storage may hold: rows that cannot be true are left out, of two for the same the last holds. */
export function readOwnPrices(stored: unknown): OwnPrice[] {
  if (!Array.isArray(stored)) return []
  const rows = stored.flatMap((row: unknown) => readOwnPrice(row) ?? [])
  return rows
    .filter((row, index) => !rows.slice(index + 1).some((later) => isSameModel(row, later)))
    .slice(-ownPriceLimits.rows)
}

/** Reads one price; null when a part of it is missing or cannot be true. */
export function readOwnPrice(stored: unknown): OwnPrice | null {
  if (!isRecord(stored)) return null
  const text = (value: unknown) =>
    typeof value === 'string' && value.length <= ownPriceLimits.characters ? readLine(value) : ''
  const host = text(stored.host).toLowerCase()
  const model = text(stored.model)
  const { input, cachedInput, output } = stored
  if (host === '' || model === '' || !isPrice(input) || !isPrice(output)) return null
  return {
    host,
    model,
    input,
    cachedInput: isPrice(cachedInput) ? cachedInput : null,
    output,
    countsAs: text(stored.countsAs),
  }
}

/** Whether two prices are for the same model of the same server. */
export const isSameModel = (one: OwnPrice, other: OwnPrice) =>
  one.host === other.host && one.model === other.model

/** The user's price for a model of a server: for its very name, else for its family; null without one. */
export function ownPriceOf(model: string, host: string, own: readonly OwnPrice[]): OwnPrice | null {
  const here = own.filter((row) => row.host === host)
  const find = (name: string) => here.find((row) => row.model === name)
  return find(model.trim()) ?? find(familyName(model)) ?? null
}

function isPrice(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= ownPriceLimits.usdPerMillion
}
