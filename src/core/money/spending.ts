import { countedUsd, type LedgerRow } from './ledger.ts'

/** What was spent with several requests. */
export type Spending = {
  /** Requests that were sent. */
  requests: number
  /** Questions: a turn that was asked again or continued is one. */
  questions: number
  /** US dollars that count; unpriced requests are left out. */
  usd: number
  /** Of `usd`, what nobody reported: the most that it could be. */
  unreportedUsd: number
  /** Requests whose price is not known. */
  unpriced: number
  /** Reported tokens, or else estimated ones of the question alone. */
  inputTokens: number
  answerTokens: number
}

/** What rows of the ledger come to; released ones were never sent. */
export function spendingOf(rows: readonly LedgerRow[]): Spending {
  const sent = rows.filter(({ state }) => state !== 'released')
  const add = (value: (row: LedgerRow) => number) => sent.reduce((sum, row) => sum + value(row), 0)
  return {
    requests: sent.length,
    questions: new Set(sent.map(({ turnId, id }) => turnId ?? id)).size,
    usd: add((row) => countedUsd(row) ?? 0),
    unreportedUsd: add((row) => (row.usage ? 0 : (row.mostUsd ?? 0))),
    unpriced: sent.filter((row) => countedUsd(row) === null).length,
    inputTokens: add(({ usage, estimate }) =>
      usage ? usage.promptTokens : (estimate.imageTokens ?? 0) + estimate.textTokens,
    ),
    answerTokens: add(({ usage }) => usage?.completionTokens ?? 0),
  }
}

/** The average price of a question in US dollars; null when none has a price. */
export function averageUsd(rows: readonly LedgerRow[]): number | null {
  const { questions, usd } = spendingOf(rows.filter((row) => countedUsd(row) !== null))
  return questions === 0 ? null : usd / questions
}

/** What was spent by what `keyOf` gives, the dearest first. */
export function spendingBy(
  rows: readonly LedgerRow[],
  keyOf: (row: LedgerRow) => string,
): { key: string; sum: Spending }[] {
  const groups = new Map<string, LedgerRow[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups]
    .map(([key, grouped]) => ({ key, sum: spendingOf(grouped) }))
    .filter(({ sum }) => sum.requests > 0)
    .sort((a, b) => b.sum.usd - a.sum.usd || b.sum.requests - a.sum.requests || (a.key < b.key ? -1 : 1))
}
