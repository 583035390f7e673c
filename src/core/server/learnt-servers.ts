import { isRecord } from '../is-record.ts'
import { defaultTraits, readServerTraits, type ServerTraits } from './server-traits.ts'

/** What can be learnt of a server: what it does not take, or wants instead. */
export type LearntTrait =
  | 'links'
  | 'max-completion-tokens'
  | 'detail'
  | 'original'
  | 'stream-options'
  | 'answer-limits'

/** A server of which something was learnt, and when it was last, in milliseconds since 1970; null where an older version learnt it. */
export type LearntServer = {
  baseUrl: string
  traits: LearntTrait[]
  answerLimits: ServerTraits['answerLimits']
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
  ['answer-limits', (known) => Object.keys(known.answerLimits).length > 0],
]

/** Reads what is stored of servers; what is no address, or no row, is left out. */
export function readTraitRows(stored: unknown): TraitRows {
  const rows = isRecord(stored) ? Object.entries(stored) : []
  return new Map(rows.filter(([baseUrl, row]) => URL.canParse(baseUrl) && isRecord(row)))
}

/** The servers that differ from what is expected of them, by address. */
export function learntServers(rows: TraitRows): LearntServer[] {
  return [...rows]
    .map(([baseUrl, row]) => {
      const known = readServerTraits(row, baseUrl)
      const traits = learntIn(known, defaultTraits(baseUrl))
      return { baseUrl, traits, answerLimits: known.answerLimits, learntAt: learntAt(row) }
    })
    .filter(({ traits }) => traits.length > 0)
    .sort((one, other) => (one.baseUrl < other.baseUrl ? -1 : 1))
}

function learntIn(known: ServerTraits, expected: ServerTraits): LearntTrait[] {
  return learntWhere.flatMap(([trait, isLearnt]) => (isLearnt(known, expected) ? [trait] : []))
}

/** The rows with what was learnt of a server at `now`, and without the oldest that are too many. */
export function withTraits(rows: TraitRows, baseUrl: string, traits: ServerTraits, now: number): TraitRows {
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
