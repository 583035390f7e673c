import { isRecord } from '../is-record.ts'
import type { DetailLevel } from '../tokens/detail-level.ts'
import { isLocalServer } from './server-kind.ts'

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

/** The shortest limit of an answer that is asked for, in tokens: a shorter one answers nothing. */
export const minAnswerTokens = 16

/** Ports of local servers that take no links: Ollama, LM Studio. */
const portsWithoutLinks = ['11434', '1234']

/** What to expect of a server that has not been asked yet. */
export function defaultTraits(baseUrl: string): ServerTraits {
  return {
    linksUnsupported: isLocalServer(baseUrl) && portsWithoutLinks.includes(new URL(baseUrl).port),
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

/** As many models as anyone asks at one server. */
const maxAnswerLimits = 50

function readAnswerLimits(stored: unknown): ServerTraits['answerLimits'] {
  const entries = isRecord(stored) ? Object.entries(stored) : []
  const isLimit = (entry: [string, unknown]): entry is [string, number] =>
    Number.isInteger(entry[1]) && Number(entry[1]) >= minAnswerTokens
  return Object.fromEntries(entries.filter(isLimit).slice(-maxAnswerLimits))
}

/** The same, with what a model was found to take; the newest stand last. */
export function withAnswerLimit(traits: ServerTraits, model: string, tokens: number): ServerTraits {
  const others = Object.entries(traits.answerLimits).filter(([name]) => name !== model)
  return { ...traits, answerLimits: Object.fromEntries([...others, [model, tokens]].slice(-maxAnswerLimits)) }
}

/** A level as the server is asked for it. */
export const levelAsKnown = (level: DetailLevel, { knowsOriginal }: Pick<ServerTraits, 'knowsOriginal'>) =>
  level === 'original' && !knowsOriginal ? 'high' : level
