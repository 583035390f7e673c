import type { Estimate } from './usage.ts'

/** Tokens of an answer to the first question about a picture: a few lines. */
const usualAnswerTokens = 300

/** What a question and an answer of usual length cost, in US dollars; null when unknown. */
export function usualUsd({ usd, maxAnswerUsd, maxAnswerTokens }: Estimate): number | null {
  if (usd === null || maxAnswerUsd === null) return null
  return usd + maxAnswerUsd * Math.min(1, usualAnswerTokens / maxAnswerTokens)
}
