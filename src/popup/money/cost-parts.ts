import type { Turn } from '../../core/chat/turn.ts'
import type { Estimate, Usage } from '../../core/money/usage.ts'
import { textTokens } from '../../core/tokens/text-tokens.ts'
import { sumEstimates, type TurnCost } from './turn-cost.ts'

/** What a turn cost, as one sum of US dollars: as reported, or estimated where the server said nothing of some of it. */
export type TurnPrice =
  | { name: 'free' }
  | { name: 'unknown' }
  | { name: 'reported'; usd: number }
  | { name: 'estimated'; usd: number }

/** What a sum of money was for. */
export type CostPart = { name: 'picture' | 'words' | 'answer' | 'thinking'; usd: number }

/** The price of a turn that has ended; null where nothing was paid for. */
export function priceOfTurn(turn: Turn, cost: TurnCost): TurnPrice | null {
  if (cost.name === 'none' || cost.name === 'estimated') return null
  if (cost.name === 'free') return { name: 'free' }
  if (cost.name === 'reported') {
    if (cost.usd === null) return { name: 'unknown' }
    return cost.usd === 0
      ? { name: 'free' }
      : { name: cost.missing > 0 ? 'estimated' : 'reported', usd: cost.usd }
  }
  const parts = costParts(turn, cost)
  const usd = parts.reduce((sum, part) => sum + part.usd, 0)
  if (parts.length === 0) return { name: 'unknown' }
  return usd === 0 ? { name: 'free' } : { name: 'estimated', usd }
}

/** The price of a turn in its parts; none where one of them cannot be told. */
export function costParts(turn: Turn, cost: TurnCost): CostPart[] {
  if (cost.name === 'not-reported')
    return partsOf(cost.estimate, assumedUsage(cost.estimate, turn.answer), null)
  if (cost.name === 'reported' && cost.usd !== null && cost.missing === 0) {
    return partsOf(sumEstimates(turn.requests), cost.usage, cost.usd)
  }
  return []
}

/** What was sent as estimated, and what came as far as it is there. */
function assumedUsage({ imageTokens, textTokens: sent }: Estimate, answer: string): Usage {
  return {
    promptTokens: (imageTokens ?? 0) + sent,
    completionTokens: textTokens(answer),
    imageTokens,
    cachedTokens: null,
    reasoningTokens: null,
  }
}

/** Parts that add up to `usd`, or to what they are estimated to cost where that is null. */
function partsOf(estimate: Estimate, usage: Usage, usd: number | null): CostPart[] {
  const { usd: sendUsd, maxAnswerUsd, maxAnswerTokens } = estimate
  const imageTokens = usage.imageTokens ?? estimate.imageTokens
  const estimatedTokens = (estimate.imageTokens ?? 0) + estimate.textTokens
  if (sendUsd === null || maxAnswerUsd === null || imageTokens === null) return []
  if (maxAnswerTokens === 0 || estimatedTokens === 0 || usage.promptTokens === 0) return []
  const answerUsd = usage.completionTokens * (maxAnswerUsd / maxAnswerTokens)
  // What is left may be less than the list price: a part of it was cached.
  const inputUsd =
    usd === null ? usage.promptTokens * (sendUsd / estimatedTokens) : Math.max(0, usd - answerUsd)
  const pictureShare = Math.min(1, imageTokens / usage.promptTokens)
  const thought = usage.reasoningTokens ?? 0
  const thinkingUsd = usage.completionTokens === 0 ? 0 : (answerUsd * thought) / usage.completionTokens
  const parts: CostPart[] = [
    { name: 'picture', usd: inputUsd * pictureShare },
    { name: 'words', usd: inputUsd * (1 - pictureShare) },
    { name: 'thinking', usd: thinkingUsd },
    { name: 'answer', usd: answerUsd - thinkingUsd },
  ]
  return parts.filter(({ name, usd }) => usd > 0 || name === 'answer')
}
