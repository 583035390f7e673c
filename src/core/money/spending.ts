import type { RequestRecord } from './usage.ts'

/** What several requests cost together, in US dollars. */
export type Spending = {
  requests: number
  /** Requests for which the API reported usage. */
  reported: number
  /** Requests whose price we do not know; `usd` leaves them out. */
  unpriced: number
  /** Reported prices, and for the rest what sending was estimated to cost; null when no request has a price. */
  usd: number | null
  /** `usd` and the most that the unreported answers can have added. */
  maxUsd: number | null
  /** Reported tokens of questions and answers. */
  promptTokens: number
  completionTokens: number
}

/** What the requests of a turn, a chat or a day cost together: as reported, or else as estimated. */
export function addUp(records: readonly RequestRecord[]): Spending {
  const spent = records.map(({ usage, usd, estimate }) => ({
    usage,
    usd: usage ? usd : estimate.usd,
    maxAnswerUsd: usage ? 0 : (estimate.maxAnswerUsd ?? 0),
  }))
  const priced = spent.flatMap(({ usd, maxAnswerUsd }) => (usd === null ? [] : [{ usd, maxAnswerUsd }]))
  const isUnknown = records.length > 0 && priced.length === 0
  return {
    requests: records.length,
    reported: spent.filter(({ usage }) => usage).length,
    unpriced: records.length - priced.length,
    usd: isUnknown ? null : sum(priced.map(({ usd }) => usd)),
    maxUsd: isUnknown ? null : sum(priced.map(({ usd, maxAnswerUsd }) => usd + maxAnswerUsd)),
    promptTokens: sum(spent.map(({ usage }) => usage?.promptTokens ?? 0)),
    completionTokens: sum(spent.map(({ usage }) => usage?.completionTokens ?? 0)),
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
