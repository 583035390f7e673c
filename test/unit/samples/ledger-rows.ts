import type { LedgerRow } from '../../../src/core/money/ledger.ts'

/** A row of the ledger with the usual values; a test names what matters to it. */
export function makeRow(changes: Partial<LedgerRow> = {}): LedgerRow {
  return {
    id: 'row',
    at: Date.UTC(2026, 10, 22, 12),
    day: '2026-11-22',
    chatId: 'chat',
    turnId: 'turn',
    model: 'gpt-6-sol',
    host: 'api.openai.com',
    level: 'high',
    estimate: {
      imageTokens: 1000,
      textTokens: 50,
      maxAnswerTokens: 500,
      usd: 0.002,
      maxAnswerUsd: 0.005,
      rule: 'inferred',
    },
    mostUsd: 0.01,
    usage: null,
    usd: null,
    state: 'reserved',
    ...changes,
  }
}

/** What a server reported. */
export const usage = {
  promptTokens: 1040,
  completionTokens: 100,
  imageTokens: 1000,
  cachedTokens: 0,
  reasoningTokens: 20,
}
