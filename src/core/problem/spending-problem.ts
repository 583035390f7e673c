import * as v from 'valibot'
import { finite, plain } from './problem-fields.ts'

/** The user's own limit on spending; nothing was sent. Money is US dollars. */
export type SpendingProblem = v.InferOutput<typeof spendingProblem>

export const spendingProblem = v.variant('kind', [
  v.object({
    kind: v.literal('spending-limit'),
    period: v.picklist(['day', 'month']),
    limitUsd: finite,
    spentUsd: finite,
    /** The most that the request which was not sent could have cost. */
    mostUsd: finite,
  }),
  /** There is a limit, and what this would cost is not known. */
  v.object({ kind: v.literal('spending-unknown'), model: v.string() }),
  /** There is a limit, and the ledger that keeps it cannot be written. */
  plain('ledger-failed'),
])
