import { isRecord } from '../is-record.ts'
import type { DetailLevel } from '../tokens/detail-level.ts'
import { isLoopbackHost } from './base-url.ts'

/** What we know, or have learnt from a refusal, about how one server wants to be asked. */
export type ServerTraits = {
  /** It takes images as data URLs only. */
  linksUnsupported: boolean
  tokenLimitName: 'max_completion_tokens' | 'max_tokens'
  sendsDetail: boolean
  /** It takes `original` for a level of detail; else it is asked at `high`. */
  knowsOriginal: boolean
  sendsStreamOptions: boolean
  /** The longest answer that a model takes, in tokens, by its name; of models that refused a longer one. */
  answerLimits: Readonly<Record<string, number>>
}

/** Ports of local servers that take no links: Ollama, LM Studio. */
const portsWithoutLinks = ['11434', '1234']

/** Hosts of Azure OpenAI, which name the key's header `api-key`. */
const azureHosts = ['.openai.azure.com', '.services.ai.azure.com']

/** Models that think before the first byte of an answer. */
const reasoningModel = /^(o\d|gpt-(?!5-chat)([5-9]|\d\d))|reason|think|deepseek-r\d|qwq/

/** Seconds to wait for the first byte: of a usual model, and of a reasoning model or a local server. */
const firstByteLimits = { usual: 60, patient: 300 }

/** What to expect of a server that has not been asked yet. */
export function defaultTraits(baseUrl: string): ServerTraits {
  const url = readUrl(baseUrl)
  return {
    linksUnsupported: isLocal(url) && portsWithoutLinks.includes(url?.port ?? ''),
    tokenLimitName: 'max_completion_tokens',
    sendsDetail: true,
    knowsOriginal: true,
    sendsStreamOptions: true,
    answerLimits: {},
  }
}

type Flag = 'linksUnsupported' | 'sendsDetail' | 'knowsOriginal' | 'sendsStreamOptions'

/** Reads stored traits of the server at `baseUrl`; what is missing or of a wrong type is the default. */
export function readServerTraits(stored: unknown, baseUrl: string): ServerTraits {
  const expected = defaultTraits(baseUrl)
  if (!isRecord(stored)) return expected
  const own = (name: keyof ServerTraits) => (Object.hasOwn(stored, name) ? stored[name] : undefined)
  const flag = (name: Flag) => {
    const value = own(name)
    return typeof value === 'boolean' ? value : expected[name]
  }
  // Rows without `knowsOriginal` are of a version that took a refusal of `original` for one of every detail.
  const isOfDetail = own('knowsOriginal') !== undefined
  return {
    linksUnsupported: flag('linksUnsupported'),
    tokenLimitName: own('tokenLimitName') === 'max_tokens' ? 'max_tokens' : expected.tokenLimitName,
    sendsDetail: isOfDetail ? flag('sendsDetail') : expected.sendsDetail,
    knowsOriginal: flag('knowsOriginal'),
    sendsStreamOptions: flag('sendsStreamOptions'),
    answerLimits: readAnswerLimits(stored.answerLimits),
  }
}

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

/** As many models as anyone asks at one server. */
const maxAnswerLimits = 50

function readAnswerLimits(stored: unknown): ServerTraits['answerLimits'] {
  const entries = isRecord(stored) ? Object.entries(stored) : []
  const isLimit = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && value >= 16
  return Object.fromEntries(
    entries
      .flatMap(([model, value]) => (isLimit(value) ? [[model, Number(value)]] : []))
      .slice(-maxAnswerLimits),
  )
}

/** The same, with what a model was found to take; the newest stand last. */
export function withAnswerLimit(traits: ServerTraits, model: string, tokens: number): ServerTraits {
  const others = Object.entries(traits.answerLimits).filter(([name]) => name !== model)
  return { ...traits, answerLimits: Object.fromEntries([...others, [model, tokens]].slice(-maxAnswerLimits)) }
}

/** A level as the server is asked for it. */
export const levelAsKnown = (level: DetailLevel, { knowsOriginal }: Pick<ServerTraits, 'knowsOriginal'>) =>
  level === 'original' && !knowsOriginal ? 'high' : level

/** Whether the server is OpenAI's own, its regional ones among them: published prices and token rules hold for it. */
export function isOpenAi(baseUrl: string): boolean {
  const host = readUrl(baseUrl)?.hostname ?? ''
  return host === 'api.openai.com' || host.endsWith('.api.openai.com')
}

/** Whether the key goes into `api-key` instead of `Authorization`. */
export function isAzure(baseUrl: string): boolean {
  const host = readUrl(baseUrl)?.hostname ?? ''
  return azureHosts.some((suffix) => host.endsWith(suffix))
}

/** Whether the server is on this computer. */
export function isLocalServer(baseUrl: string): boolean {
  return isLocal(readUrl(baseUrl))
}

/** Whether to ask for a key before sending; a server on this computer often has none. */
export function needsKey(baseUrl: string): boolean {
  return !isLocalServer(baseUrl)
}

/** Seconds to wait for an answer's first byte. */
export function firstByteSeconds(model: string, baseUrl: string): number {
  // OpenRouter and others put the vendor before the name: `openai/gpt-5.4`.
  const name = model.toLowerCase().split('/').at(-1) ?? ''
  const patient = reasoningModel.test(name) || isLocalServer(baseUrl)
  return patient ? firstByteLimits.patient : firstByteLimits.usual
}

function readUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

function isLocal(url: URL | null): boolean {
  return url !== null && isLoopbackHost(url.hostname)
}
