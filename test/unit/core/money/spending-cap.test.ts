import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LedgerRow } from '../../../../src/core/money/ledger.ts'
import { judgeSpending, type SpendingLimits, spentUsd } from '../../../../src/core/money/spending-cap.ts'
import { makeRow, usage } from '../../samples/ledger-rows.ts'

const hour = 3_600_000
const noon = Date.UTC(2026, 10, 22, 12)
const now = { at: noon, day: '2026-11-22' }
const spent = (usd: number, changes: Partial<LedgerRow> = {}) =>
  makeRow({ state: 'settled', usage, usd, ...changes })
const limits = (dailyUsd: number | null, monthlyUsd: number | null = null): SpendingLimits => ({
  dailyUsd,
  monthlyUsd,
})

describe('a request', () => {
  it.each<[string, LedgerRow[], number | null, SpendingLimits, object]>([
    ['without a limit is free', [spent(100)], 5, limits(null), { name: 'free' }],
    ['without a limit is free at any price, known or not', [], null, limits(null), { name: 'free' }],
    ['within both limits is free', [spent(0.5)], 0.4, limits(1, 2), { name: 'free' }],
    [
      'may meet a limit exactly, binary noise or not',
      [spent(0.1), spent(0.2)],
      0.7,
      limits(1),
      { name: 'free' },
    ],
    [
      'over the day is held',
      [spent(0.5)],
      0.6,
      limits(1, 100),
      { name: 'over', period: 'day', limitUsd: 1, spentUsd: 0.5, mostUsd: 0.6 },
    ],
    [
      'over the month is held though today is free',
      [spent(9.5, { day: '2026-11-03', at: noon - 19 * 24 * hour })],
      0.6,
      limits(1, 10),
      { name: 'over', period: 'month', spentUsd: 9.5 },
    ],
    [
      'does not count last month',
      [spent(99, { day: '2026-10-31', at: noon - 22 * 24 * hour })],
      1,
      limits(1, 1),
      { name: 'free' },
    ],
    ['counts what is under way as its most', [makeRow({ mostUsd: 0.9 })], 0.2, limits(1), { name: 'over' }],
    [
      'counts a stopped one as its most',
      [makeRow({ mostUsd: 0.9, state: 'unreported' })],
      0.2,
      limits(1),
      { name: 'over' },
    ],
    [
      'does not count a refused one',
      [makeRow({ mostUsd: 0.9, state: 'released' })],
      0.2,
      limits(1),
      { name: 'free' },
    ],
    ['of unknown price is for the user to decide', [], null, limits(1), { name: 'unpriced' }],
    ['is held by a limit of zero', [], 0.000001, limits(0), { name: 'over' }],
    ['that is free passes a limit of zero', [], 0, limits(0), { name: 'free' }],
  ])('%s', (_name, rows, mostUsd, set, verdict) => {
    expect(judgeSpending(rows, { ...now, mostUsd }, set)).toMatchObject(verdict)
  })
})

describe('a clock that moves', () => {
  it('back over midnight: what was spent "tomorrow" counts today', () => {
    expect(spentUsd([spent(1, { day: '2026-11-23', at: noon + 20 * hour })], 'day', now)).toBe(1)
  })
  it('back over the end of a month: it counts this month', () => {
    expect(spentUsd([spent(1, { day: '2026-12-05', at: noon + 13 * 24 * hour })], 'month', now)).toBe(1)
  })
  it('back from another century: it blocks nobody', () => {
    const rows = [spent(1, { day: '2099-01-01', at: Date.UTC(2099, 0, 1) })]
    expect(spentUsd(rows, 'day', now)).toBe(0)
    expect(spentUsd(rows, 'month', now)).toBe(0)
  })
  it('forward to the next day: a new day begins', () => {
    expect(spentUsd([spent(1)], 'day', { at: noon + 24 * hour, day: '2026-11-23' })).toBe(0)
  })
})

it('whatever is entered, a request that is let through keeps what counts under the limit', () => {
  const money = fc.double({ min: 0, max: 10, noNaN: true })
  const row = fc
    .record({ usd: money, state: fc.constantFrom('reserved', 'settled', 'unreported', 'released') })
    .map(({ usd, state }) => makeRow({ state, mostUsd: usd, ...(state === 'settled' && { usage, usd }) }))
  fc.assert(
    fc.property(fc.array(row), money, money, (rows, mostUsd, dailyUsd) => {
      const verdict = judgeSpending(rows, { ...now, mostUsd }, limits(dailyUsd))
      const after = spentUsd(rows, 'day', now) + mostUsd
      return verdict.name === 'free' ? after <= dailyUsd + 1e-6 : after > dailyUsd
    }),
  )
})
