import type { Estimate, Size, Usage } from './conversation.ts'
import type { DetailLevel } from './detail.ts'
import { type ImageRule, imageRule } from './image-families.ts'
import { imageTokens, usableSize } from './image-tokens.ts'
import { isRecord } from './is-record.ts'
import { priceForInput, priceOf } from './prices.ts'
import { messageTokens } from './text-tokens.ts'

/** A request whose cost is asked; an image's size is as sent, upright, in pixels, or null when a link's is unknown. */
export type CostQuestion = {
  model: string
  /** Whether the server is the vendor's own: elsewhere its prices do not hold. */
  isOpenAi: boolean
  images: readonly { size: Size | null; level: DetailLevel }[]
  /** The text of each message. */
  texts: readonly string[]
  maxAnswerTokens: number
}

/** More tokens than any request can have: a server that reports more is wrong. */
const mostTokens = 100_000_000

const perToken = 1e-6

/**
 * What sending will cost, and the most that the answer can add. Unknown models have no image tokens and no price; another
 * server's tokens are estimated by the vendor's rule, marked `inferred`, without a price. Never zero for unknown.
 */
export function estimateCost(question: CostQuestion): Estimate {
  const { model, isOpenAi, images, texts, maxAnswerTokens } = question
  const rule = imageRule(model)
  const counts = images.map(({ size, level }) => (rule && size ? tokensAsSent(rule, size, level) : null))
  const imageSum = counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0)
  const textSum = messageTokens(texts)
  const price = isOpenAi ? priceOf(model) : null
  const held = price && priceForInput(price, (imageSum ?? 0) + textSum)
  return {
    imageTokens: imageSum,
    textTokens: textSum,
    maxAnswerTokens,
    usd: held && imageSum !== null ? (imageSum + textSum) * held.input * perToken : null,
    maxAnswerUsd: held && maxAnswerTokens * held.output * perToken,
    rule: rule ? (isOpenAi ? rule.certainty : 'inferred') : 'unknown',
  }
}

/** Whole tokens of an image; one that the API would refuse is shrunk before it is sent, and counts as that. */
function tokensAsSent(rule: ImageRule, size: Size, level: DetailLevel): number | null {
  const asked = imageTokens(rule, size, level)
  const sent = asked.name === 'counted' ? asked : imageTokens(rule, usableSize(rule, size, level), level)
  return sent.name === 'counted' ? sent.tokens : null
}

/** The price in US dollars of what the API reported; null when the model or the server has no known price. */
export function usdOfUsage(model: string, isOpenAi: boolean, usage: Usage): number | null {
  const listed = isOpenAi ? priceOf(model) : null
  const { promptTokens, completionTokens } = usage
  if (!listed || !isTokenCount(promptTokens) || !isTokenCount(completionTokens)) return null
  const price = priceForInput(listed, promptTokens)
  const cached = countUpTo(usage.cachedTokens, promptTokens) ?? 0
  const input = (promptTokens - cached) * price.input + cached * (price.cachedInput ?? price.input)
  return (input + completionTokens * price.output) * perToken
}

/**
 * Reads the `usage` object of Chat Completions. Null when it is missing or cannot be true: an image question always has
 * prompt tokens, so zero means that the server does not count. Details that cannot be true are null.
 */
export function readUsage(reported: unknown): Usage | null {
  if (!isRecord(reported)) return null
  const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = reported
  if (!isTokenCount(promptTokens) || !isTokenCount(completionTokens) || promptTokens === 0) return null
  const prompt = recordOrEmpty(reported.prompt_tokens_details)
  const completion = recordOrEmpty(reported.completion_tokens_details)
  return {
    promptTokens,
    completionTokens,
    imageTokens: countUpTo(prompt.image_tokens, promptTokens),
    cachedTokens: countUpTo(prompt.cached_tokens, promptTokens),
    reasoningTokens: countUpTo(completion.reasoning_tokens, completionTokens),
  }
}

const recordOrEmpty = (value: unknown) => (isRecord(value) ? value : {})

function isTokenCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostTokens
}

const countUpTo = (value: unknown, most: number) => (isTokenCount(value) && value <= most ? value : null)
