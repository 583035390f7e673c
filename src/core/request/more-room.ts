import { hasWords } from '../chat/has-words.ts'
import type { Turn } from '../chat/turn.ts'
import { usdOfUsage } from '../money/cost.ts'
import { tariffOf } from '../money/tariff.ts'
import type { RequestRecord } from '../money/usage.ts'
import { type Settings, settingRows } from '../settings/settings.ts'

/** How many times longer an answer may be that is asked for with more room. */
const timesLonger = 4

/** Room for a longer answer in tokens, and the most that asking for it costs in US dollars; null when no price is known. */
export type MoreRoom = { tokens: number; usd: number | null }

/**
 * Whether thinking took all of the longest answer of a turn that was cut, or most of it, so that its rest would go the same
 * way. Tokens of which not a word came were thought, said the server so or not.
 */
export function takenByThinking({ state, answer, thinking, requests }: Turn): 'all' | 'most' | null {
  const usage = requests.at(-1)?.usage ?? null
  if (state.name !== 'cut') return null
  if (!hasWords(answer)) return thinking || (usage && usage.completionTokens > 0) ? 'all' : null
  return usage && (usage.reasoningTokens ?? 0) > usage.completionTokens / 2 ? 'most' : null
}

/** The longest answer that a turn was asked for last, in tokens; null when nothing was sent. */
export const longestAnswerOf = ({ requests }: Turn): number | null =>
  requests.at(-1)?.estimate.maxAnswerTokens ?? null

/** With how much more room the question of a cut turn can be asked again; null where more would not help, or is not to be had. */
export function moreRoom(turn: Turn, settings: Settings): MoreRoom | null {
  const last = turn.requests.at(-1)
  const isHelp = turn.state.name === 'cut' && (!hasWords(turn.answer) || takenByThinking(turn) !== null)
  if (!isHelp || !last) return null
  const before = last.estimate.maxAnswerTokens
  const wanted = Math.max(before * timesLonger, settings.maxAnswerTokens)
  const tokens = Math.min(wanted, settingRows.maxAnswerTokens.limits.max)
  return tokens > before ? { tokens, usd: mostUsd(last, tokens, tariffOf(turn.model, settings).price) } : null
}

function mostUsd(
  { usage, estimate }: RequestRecord,
  completionTokens: number,
  price: Parameters<typeof usdOfUsage>[0],
): number | null {
  const estimated = estimate.imageTokens === null ? null : estimate.imageTokens + estimate.textTokens
  const promptTokens = usage?.promptTokens ?? estimated
  if (promptTokens === null) return null
  const all = { promptTokens, completionTokens, imageTokens: null, cachedTokens: null, reasoningTokens: null }
  return usdOfUsage(price, all)
}
