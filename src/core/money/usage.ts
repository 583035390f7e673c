/** What sending will cost, before it is sent. Money is US dollars; null means unknown, never zero. */
export type Estimate = {
  imageTokens: number | null
  textTokens: number
  maxAnswerTokens: number
  usd: number | null
  maxAnswerUsd: number | null
  /** Whether the token rule is the vendor's published one, inferred for this model, or not known. */
  rule: 'published' | 'inferred' | 'unknown'
}

/** What the API reported; null where it did not say. */
export type Usage = {
  promptTokens: number
  completionTokens: number
  imageTokens: number | null
  cachedTokens: number | null
  reasoningTokens: number | null
}

/** One request that left the browser for a turn; a turn has several after Continue. */
export type RequestRecord = {
  startedAt: number
  estimate: Estimate
  /** Null when the stream ended without it: then the estimate counts. */
  usage: Usage | null
  /** The price of `usage`, or null. */
  usd: number | null
  requestId: string | null
}
