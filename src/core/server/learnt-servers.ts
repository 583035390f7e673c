import { isRecord } from '../is-record.ts'
import { defaultTraits, readServerTraits, type ServerTraits } from './server-traits.ts'

/** What can be learnt of a server: what it does not take, or wants instead. */
export type LearntTrait = 'links' | 'max-completion-tokens' | 'detail' | 'original' | 'stream-options'

/** A server of which something was learnt. */
export type LearntServer = {
  baseUrl: string
  traits: LearntTrait[]
  /** The longest answers, in tokens, of models that refused a longer one. */
  answerLimits: { model: string; tokens: number }[]
  /** When it was last, in milliseconds since 1970; null where an older version learnt it. */
  learntAt: number | null
}

/** Traits as they are stored, by base URL. */
export type TraitRows = ReadonlyMap<string, unknown>

/** The most servers of which anything is remembered; what was learnt longest ago gives way. */
const maxServers = 1000

/** In the order in which they are listed. */
const learntWhere: [LearntTrait, (known: ServerTraits, expected: ServerTraits) => boolean][] = [
  ['links', (known, expected) => known.linksUnsupported && !expected.linksUnsupported],
  ['max-completion-tokens', (known) => known.tokenLimitName === 'max_tokens'],
  ['detail', (known) => !known.sendsDetail],
  ['original', (known) => known.sendsDetail && !known.knowsOriginal],
  ['stream-options', (known) => !known.sendsStreamOptions],
]

/** Reads what is stored of servers; what is no address, or no row, is left out. */
export function readTraitRows(stored: unknown): TraitRows {
  const rows = isRecord(stored) ? Object.entries(stored) : []
  return new Map(rows.filter(([baseUrl, row]) => URL.canParse(baseUrl) && isRecord(row)))
}

/** The servers that differ from what is expected of them, by address. */
export function learntServers(rows: TraitRows): LearntServer[] {
  return [...rows]
    .map(([baseUrl, row]) => ({ baseUrl, ...learntIn(row, baseUrl), learntAt: learntAt(row) }))
    .filter(({ traits, answerLimits }) => traits.length + answerLimits.length > 0)
    .sort((one, other) => (one.baseUrl < other.baseUrl ? -1 : 1))
}

function learntIn(row: unknown, baseUrl: string): Pick<LearntServer, 'traits' | 'answerLimits'> {
  const known = readServerTraits(row, baseUrl)
  const expected = defaultTraits(baseUrl)
  return {
    traits: learntWhere.flatMap(([trait, isLearnt]) => (isLearnt(known, expected) ? [trait] : [])),
    answerLimits: Object.entries(known.answerLimits).map(([model, tokens]) => ({ model, tokens })),
  }
}

/**
 * The rows with what was learnt of a server at `now`, and without the oldest that are too many. `learn` changes what is stored
 * of it now: what was forgotten since the question began stays forgotten, and what another question learnt stays.
 */
export function withLearnt(
  rows: TraitRows,
  baseUrl: string,
  learn: (traits: ServerTraits) => ServerTraits,
  now: number,
): TraitRows {
  const before = readServerTraits(rows.get(baseUrl), baseUrl)
  const traits = learn(before)
  if (traits === before) return rows
  const others = [...rows].filter(([other]) => other !== baseUrl)
  const newest = others.sort(([, one], [, other]) => (learntAt(other) ?? 0) - (learntAt(one) ?? 0))
  return new Map([...newest.slice(0, maxServers - 1), [baseUrl, { ...traits, learntAt: now }]])
}

/** The last moment that a Date can be. */
const lastMoment = 8.64e15

function learntAt(row: unknown): number | null {
  const at = isRecord(row) && Object.hasOwn(row, 'learntAt') ? row.learntAt : null
  return typeof at === 'number' && at > 0 && at <= lastMoment ? at : null
}
