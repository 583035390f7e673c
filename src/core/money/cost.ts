import type { Size } from '../size.ts'
import type { DetailLevel } from '../tokens/detail-level.ts'
import { type ImageRule, imageRule } from '../tokens/image-families.ts'
import { imageTokens, mostImageTokens, usableSize } from '../tokens/image-tokens.ts'
import { messageTokens } from '../tokens/text-tokens.ts'
import { type Price, priceForInput } from './prices.ts'
import { isTokenCount } from './reported-usage.ts'
import type { Tariff } from './tariff.ts'
import type { Estimate, RequestRecord, Usage } from './usage.ts'

/** A request whose cost is asked; an image's size is as sent, upright, in pixels, or null when a link's is unknown. */
export type CostQuestion = {
  tariff: Tariff
  images: readonly { size: Size | null; level: DetailLevel }[]
  /** The text of each message. */
  texts: readonly string[]
  maxAnswerTokens: number
}

const perToken = 1e-6

/** How far the count of a text may be short: tokenx was, by 19 %, on Hindi. */
const textMargin = 1.25

/**
 * What sending will cost, and the most that the answer can add. Unknown models have no image tokens and no price; another
 * server's tokens are estimated by the vendor's rule, marked `inferred`, without a price. Never zero for unknown.
 */
export function estimateCost(question: CostQuestion): Estimate {
  const { tariff, images, texts, maxAnswerTokens } = question
  const counts = images.map(({ size, level }) => tokensOfImage(tariff, size, level))
  const imageSum = counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0)
  const textSum = messageTokens(texts)
  const { price } = tariff
  const held = price && priceForInput(price, (imageSum ?? 0) + textSum)
  return {
    imageTokens: imageSum,
    textTokens: textSum,
    maxAnswerTokens,
    usd: held && imageSum !== null ? (imageSum + textSum) * held.input * perToken : null,
    maxAnswerUsd: held && maxAnswerTokens * held.output * perToken,
    rule: tariff.certainty,
  }
}

/**
 * The most that a request can cost in US dollars, the whole answer included: an image of unknown size counts as the largest
 * of its level, and counts that may be short get a margin. Null when the price or the rule for images is unknown.
 */
export function mostCost({ tariff, images, texts, maxAnswerTokens }: CostQuestion): number | null {
  if (tariff.price === null) return null
  const rule = imageRule(tariff.countsAs)
  const counts = images.map(({ size, level }) => {
    const known = tokensOfImage(tariff, size, level)
    // The vendor warns that its bill may differ by one token.
    return known === null ? rule && mostImageTokens(rule, level) : known + 1
  })
  const imageSum = counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0)
  if (imageSum === null && tariff.price.input > 0) return null
  const input = (imageSum ?? 0) + Math.ceil(messageTokens(texts) * textMargin)
  const held = priceForInput(tariff.price, input)
  return (input * held.input + maxAnswerTokens * held.output) * perToken
}

/** Whole tokens of an image as it is sent; null when the rule or the size (upright, in pixels) is unknown. */
export function tokensOfImage(tariff: Tariff, size: Size | null, level: DetailLevel): number | null {
  const rule = imageRule(tariff.countsAs)
  return rule && size ? tokensAsSent(rule, size, level) : null
}

/** Whole tokens of an image; one that the API would refuse is shrunk before it is sent, and counts as that. */
function tokensAsSent(rule: ImageRule, size: Size, level: DetailLevel): number | null {
  const asked = imageTokens(rule, size, level)
  const sent = asked.name === 'counted' ? asked : imageTokens(rule, usableSize(rule, size, level), level)
  return sent.name === 'counted' ? sent.tokens : null
}

/** The price in US dollars of what the API reported; null when no price is known. */
export function usdOfUsage(listed: Price | null, usage: Usage): number | null {
  const { promptTokens, completionTokens } = usage
  if (!listed || !isTokenCount(promptTokens) || !isTokenCount(completionTokens)) return null
  const price = priceForInput(listed, promptTokens)
  const cached = countUpTo(usage.cachedTokens, promptTokens) ?? 0
  const input = (promptTokens - cached) * price.input + cached * (price.cachedInput ?? price.input)
  return (input + completionTokens * price.output) * perToken
}

/** What requests cost together in US dollars: as reported, or else as estimated to send. Null when no price is known. */
export function usdOfRequests(requests: readonly RequestRecord[]): number | null {
  const known = requests.flatMap(({ usage, usd, estimate }) => (usage ? usd : estimate.usd) ?? [])
  return known.length === 0 ? null : known.reduce((sum, usd) => sum + usd, 0)
}

const countUpTo = (value: unknown, most: number) => (isTokenCount(value) && value <= most ? value : null)
