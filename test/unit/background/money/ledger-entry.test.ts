import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Settings } from '../../../../src/core/settings/settings.ts'
import { openPort } from '../../fakes/browser.ts'
import { sampleChat } from '../../platform/store/sample-store.ts'
import { makeRow, usage } from '../../samples/ledger-rows.ts'
import { makeConditions, makeTurn } from '../../samples/samples.ts'

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()))

/** A background that has just started, with a turn that is about to be sent. */
async function startBackground(isPrivate = false) {
  vi.resetModules()
  const { beginNew, commit } = await import('../../../../src/background/chat/running-turns.ts')
  const { acceptFeed } = await import('../../../../src/background/chat/feed.ts')
  const entries = await import('../../../../src/background/money/ledger-entry.ts')
  const { ledger } = await import('../../../../src/platform/store/ledger-store.ts')
  const chat = { ...sampleChat, isPrivate }
  const run = beginNew(makeTurn({ state: { name: 'waiting', since: 0 } }), chat)
  await commit(run, chat, [], true)
  const { estimate } = makeRow()
  const reserve = (mostUsd: number | null, changes: Partial<Settings> = {}) =>
    entries.reserve(run, { estimate, mostUsd, level: 'low', settings: makeConditions(changes).settings })
  const { forgetPrivateChats } = await import('../../../../src/platform/store/chat-store.ts')
  return { ...entries, reserve, run, ledger, acceptFeed, forgetPrivateChats }
}

describe('a request that is about to leave', () => {
  test('is entered as its most, closed once, and both are told to the pages', async () => {
    const { reserve, ledger, acceptFeed, readSpending } = await startBackground()
    const page = openPort('src/options/index.html')
    acceptFeed(page.port as never, {
      newestChatId: vi.fn(),
      mayShow: () => true,
      viewChat: vi.fn(),
      greetings: async () => [],
    })
    const entered = await reserve(0.01)
    expect((await readSpending('chat'))?.chat).toMatchObject({ usd: 0.01, unreportedUsd: 0.01 })
    if (entered.ok) await entered.value.close({ state: 'settled', usage, usd: 0.003 })
    if (entered.ok) await entered.value.close({ state: 'released', usage: null, usd: null })
    expect(await ledger.readAll()).toMatchObject([
      { state: 'settled', usd: 0.003, chatId: 'chat', turnId: 'turn' },
    ])
    expect(page.heard).toContainEqual({ name: 'spent' })
  })

  test('of a private window is counted, with nothing that leads to the chat, and not on disk', async () => {
    const { reserve, ledger, readSpending } = await startBackground(true)
    await reserve(0.01)
    expect((await readSpending(null))?.today.usd).toBe(0.01)
    expect(await ledger.readAll()).toEqual([])
  })

  test('of a private window that has closed in this moment is not on disk either', async () => {
    const { reserve, ledger, run, forgetPrivateChats } = await startBackground(true)
    forgetPrivateChats()
    expect(run.isPrivate).toBe(true)
    await reserve(0.01)
    expect(await ledger.readAll()).toEqual([])
  })

  test.each<[string, number | null, Partial<Settings>, object]>([
    [
      'passes the day’s limit',
      0.2,
      { dailyLimitUsd: 0.1 },
      { kind: 'spending-limit', period: 'day', limitUsd: 0.1 },
    ],
    ['passes the month’s limit', 0.2, { monthlyLimitUsd: 0 }, { kind: 'spending-limit', period: 'month' }],
    ['has no known price under a limit', null, { dailyLimitUsd: 5 }, { kind: 'spending-unknown' }],
  ])('that %s is not entered', async (_, mostUsd, settings, problem) => {
    const { reserve, ledger } = await startBackground()
    expect(await reserve(mostUsd, settings)).toMatchObject({ ok: false, problem })
    expect(await ledger.readAll()).toEqual([])
  })

  test('that the user wants sent anyway is entered over the limit', async () => {
    const { reserve, run, ledger } = await startBackground()
    run.mayPassLimit = true
    expect((await reserve(0.2, { dailyLimitUsd: 0.1 })).ok).toBe(true)
    expect(await ledger.readAll()).toHaveLength(1)
  })
})

describe('a ledger that cannot be written', () => {
  test('hinders nobody without a limit, and stops everybody with one', async () => {
    const { reserve, readSpending } = await startBackground()
    vi.stubGlobal('indexedDB', undefined)
    expect(await reserve(0.01)).toMatchObject({ ok: true })
    expect(await reserve(0.01, { monthlyLimitUsd: 5 })).toMatchObject({ problem: { kind: 'ledger-failed' } })
    expect(await readSpending(null)).toBeNull()
  })
})

test('what an earlier background left open counts as its most, and what this one has open stays', async () => {
  await (await startBackground()).reserve(0.01)
  const { reserve, closeAbandoned, ledger } = await startBackground()
  await reserve(0.02)
  await closeAbandoned()
  const states = (await ledger.readAll()).map(({ mostUsd, state }) => [mostUsd, state])
  expect(states.sort()).toEqual([
    [0.01, 'unreported'],
    [0.02, 'reserved'],
  ])
})
