import { hasWords } from '../../core/chat/has-words.ts'
import type { Turn } from '../../core/chat/turn.ts'
import { isRunning } from '../../core/chat/turn-state.ts'
import { usdOfRequests } from '../../core/money/cost.ts'
import type { Estimate, RequestRecord, Usage } from '../../core/money/usage.ts'
import { takenByThinking } from '../../core/request/more-room.ts'

/** What can be said of a turn's cost now. `missing` counts the requests of a turn that reported nothing. */
export type TurnCost =
  | { name: 'none' }
  /** A stored answer: nothing was sent. */
  | { name: 'free' }
  | { name: 'estimated'; estimate: Estimate }
  | { name: 'not-reported'; estimate: Estimate }
  | { name: 'reported'; usage: Usage; usd: number | null; missing: number }

/** The cost of a turn: estimated until it ends, then as reported; without a report the estimate counts. */
export function costOfTurn(turn: Turn): TurnCost {
  const { requests, estimate } = turn
  if (turn.reusedFrom && requests.length === 0) return { name: 'free' }
  if (isRunning(turn)) return estimate ? { name: 'estimated', estimate } : { name: 'none' }
  // A request that the server refused is not billed and left no record.
  if (requests.length === 0) return { name: 'none' }
  const usage = sumUsage(requests)
  if (!usage) return { name: 'not-reported', estimate: sumEstimates(requests) }
  const missing = requests.filter((request) => !request.usage).length
  return { name: 'reported', usage: withThinking(turn, usage), usd: usdOfRequests(requests), missing }
}

/** Where no word came of the tokens that are billed, they were thought, though the server does not count them by themselves. */
function withThinking(turn: Turn, usage: Usage): Usage {
  const isImplied = usage.reasoningTokens === null && !hasWords(turn.answer)
  const wasThought = turn.thinking !== null || takenByThinking(turn) === 'all'
  return isImplied && wasThought ? { ...usage, reasoningTokens: usage.completionTokens } : usage
}

function sumUsage(requests: readonly RequestRecord[]): Usage | null {
  const usages = requests.flatMap(({ usage }) => usage ?? [])
  const [first, ...others] = usages
  if (!first) return null
  return others.reduce(
    (sum, usage) => ({
      promptTokens: sum.promptTokens + usage.promptTokens,
      completionTokens: sum.completionTokens + usage.completionTokens,
      imageTokens: plus(sum.imageTokens, usage.imageTokens),
      cachedTokens: plus(sum.cachedTokens, usage.cachedTokens),
      reasoningTokens: plus(sum.reasoningTokens, usage.reasoningTokens),
    }),
    first,
  )
}

/** The estimates of several requests together. */
export function sumEstimates(requests: readonly RequestRecord[]): Estimate {
  const [first, ...others] = requests.map(({ estimate }) => estimate)
  if (!first) throw new Error('a sum of estimates needs one')
  return others.reduce(
    (sum, estimate) => ({
      imageTokens: plus(sum.imageTokens, estimate.imageTokens),
      textTokens: sum.textTokens + estimate.textTokens,
      maxAnswerTokens: sum.maxAnswerTokens + estimate.maxAnswerTokens,
      usd: plus(sum.usd, estimate.usd),
      maxAnswerUsd: plus(sum.maxAnswerUsd, estimate.maxAnswerUsd),
      rule: estimate.rule,
    }),
    first,
  )
}

const plus = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b)
