import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedUsd, type Settlement } from '../../../../src/core/money/ledger.ts'
import { ledger } from '../../../../src/platform/store/ledger-store.ts'
import { makeRow, usage } from '../../samples/ledger-rows.ts'

/** Every run of a test has a month of its own in the one database. */
let month = 0
const nextDay = () => {
  month++
  return `${String(3000 + month).padStart(4, '0')}-01-15`
}

const limit = (dailyUsd: number) => ({ dailyUsd, monthlyUsd: null })

describe('the limit', () => {
  it('holds when ten ask at the same moment', async () => {
    const day = nextDay()
    const rows = Array.from({ length: 10 }, (_, index) =>
      makeRow({ id: `${day}-${index}`, day, mostUsd: 0.3 }),
    )
    const verdicts = await Promise.all(rows.map((row) => ledger.reserve(row, limit(1))))
    expect(verdicts.filter(({ name }) => name === 'free')).toHaveLength(3)
    expect((await ledger.readSince(day)).filter((row) => row.day === day)).toHaveLength(3)
  })

  it('lets one pass that the user wants sent anyway, and counts it', async () => {
    const day = nextDay()
    const [first, second, third] = ['a', 'b', 'c'].map((name) => makeRow({ id: day + name, day, mostUsd: 1 }))
    if (!first || !second || !third) throw new Error('three rows')
    await ledger.reserve(first, limit(1))
    expect(await ledger.reserve(second, null)).toEqual({ name: 'free' })
    expect(await ledger.reserve(third, limit(2))).toMatchObject({ name: 'over', spentUsd: 2 })
  })
})

describe('the ledger', () => {
  it('are closed once: a late report changes nothing', async () => {
    const row = makeRow({ id: 'closed', day: nextDay() })
    await ledger.reserve(row, null)
    await ledger.settle('closed', { state: 'unreported', usage: null, usd: null })
    await ledger.settle('closed', { state: 'settled', usage, usd: 0 })
    expect((await ledger.readAll()).find(({ id }) => id === 'closed')?.state).toBe('unreported')
  })

  it('count what a killed background left open, and leave alone what runs', async () => {
    const day = nextDay()
    for (const id of ['dead', 'alive']) await ledger.reserve(makeRow({ id, day }), null)
    await ledger.closeAbandoned((id) => id === 'alive')
    const states = (await ledger.readSince(day)).map(({ id, state }) => [id, state])
    expect(Object.fromEntries(states)).toMatchObject({ dead: 'unreported', alive: 'reserved' })
  })

  it('count a request of a private window against the limit, and never write it to disk', async () => {
    const day = nextDay()
    const row = makeRow({ id: 'private', chatId: null, turnId: null, day, mostUsd: 0.6 })
    expect(await ledger.reserve(row, limit(1))).toEqual({ name: 'free' })
    expect((await ledger.reserve(makeRow({ id: 'next', day, mostUsd: 0.6 }), limit(1))).name).not.toBe('free')
    await ledger.settle('private', { state: 'settled', usage, usd: 0.1 })
    expect(await ledger.reserve(makeRow({ id: 'next', day, mostUsd: 0.6 }), limit(1))).toEqual({
      name: 'free',
    })
    expect((await ledger.readSince(day)).map(({ id }) => id)).toContain('private')
    expect((await ledger.readAll()).map(({ id }) => id)).not.toContain('private')
  })
})

type Ask = { mostUsd: number; share: number; end: 'report' | 'stop' | 'fail' | 'kill'; delay: number }

const ask: fc.Arbitrary<Ask> = fc.record({
  mostUsd: fc.double({ min: 0.01, max: 0.6, noNaN: true }),
  /** How much of its most a request really costs. */
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  end: fc.constantFrom('report', 'stop', 'fail', 'kill'),
  delay: fc.integer({ min: 0, max: 4 }),
})

/** How a request ends; null when the background dies before it is closed. */
function settlementOf({ mostUsd, share, end }: Ask): Settlement | null {
  switch (end) {
    case 'report':
      return { state: 'settled', usage, usd: mostUsd * share }
    case 'stop':
      return { state: 'unreported', usage: null, usd: null }
    case 'fail':
      return { state: 'released', usage: null, usd: null }
    case 'kill':
      return null
    default:
      return end satisfies never
  }
}

describe('reserve and settle, under any interleaving of asks, stops, failures and kills', () => {
  it('never pass the limit, and balance at the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ask, { minLength: 1, maxLength: 12 }), async (asks) => {
        const day = nextDay()
        const id = (index: number) => `${day}-${index}`
        const rowsNow = async () => (await ledger.readSince(day)).filter((row) => row.day === day)
        const counted = async () => (await rowsNow()).reduce((sum, row) => sum + (countedUsd(row) ?? 0), 0)
        const sent = await Promise.all(
          asks.map(async (each, index) => {
            for (let tick = 0; tick < each.delay; tick++)
              await new Promise((resolve) => setImmediate(resolve))
            const row = makeRow({ id: id(index), day, mostUsd: each.mostUsd })
            const verdict = await ledger.reserve(row, limit(1))
            expect(await counted()).toBeLessThanOrEqual(1 + 1e-6)
            if (verdict.name !== 'free') return null
            const settlement = settlementOf(each)
            if (settlement) await ledger.settle(id(index), settlement)
            return each
          }),
        )
        await ledger.closeAbandoned(() => false)
        const rows = await rowsNow()
        expect(rows.filter(({ state }) => state === 'reserved')).toEqual([])
        const real = { report: (each: Ask) => each.mostUsd * each.share, fail: () => 0 }
        const expected = sent
          .filter((each) => each !== null)
          .reduce((sum, each) => {
            const cost = each.end === 'report' || each.end === 'fail' ? real[each.end](each) : each.mostUsd
            return sum + cost
          }, 0)
        expect(await counted()).toBeCloseTo(expected, 8)
      }),
      { numRuns: 40 },
    )
  }, 30_000)
})
