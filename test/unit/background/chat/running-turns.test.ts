import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { holdsLease } from '../../../../src/core/chat/lease.ts'
import { isRunning } from '../../../../src/core/chat/turn-state.ts'
import { sampleChat } from '../../platform/store/sample-store.ts'
import { makeTurn } from '../../samples/samples.ts'

const hour = 3_600_000
const day = 24 * hour
const begun = 1_800_000_000_000

/** A background that has just started, and its store. */
async function startBackground() {
  vi.resetModules()
  const turns = await import('../../../../src/background/chat/running-turns.ts')
  const { chatStore, forgetPrivateChats } = await import('../../../../src/platform/store/chat-store.ts')
  return { ...turns, chatStore, forgetPrivateChats }
}

type Background = Awaited<ReturnType<typeof startBackground>>

/** An answer that streams until somebody stops it, as `ask` does; `end` waits until all of it is stored. */
async function stream(background: Background, changes = {}, isPrivate = false) {
  const chat = { ...sampleChat, isPrivate }
  const run = await background.begin(makeTurn({ state: { name: 'answering' }, ...changes }))
  if (run === null) throw new Error('the chat is busy')
  await background.commit(run, chat, [], true)
  const worked = background.workOn(run, async () => {
    background.append(run, 'The first half')
    await new Promise((resolve) => run.controller.signal.addEventListener('abort', resolve))
    await background.save(run, { state: { name: 'stopped' } })
  })
  return { run, end: () => worked }
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: begun })
})
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a computer that slept for an hour in mid-answer', () => {
  test('lets go of the request and calls the answer interrupted, with its text', async () => {
    const background = await startBackground()
    const { run, end } = await stream(background)
    vi.setSystemTime(begun + hour)
    await vi.advanceTimersByTimeAsync(20_000)
    await end()
    expect(run.controller.signal.aborted).toBe(true)
    expect(await background.chatStore.readTurn('turn')).toMatchObject({
      state: { name: 'interrupted' },
      answer: 'The first half',
      leaseUntil: null,
    })
  })

  test('and whose background did not outlive it: the next one says interrupted and sends nothing', async () => {
    const { run, end } = await stream(await startBackground())
    await vi.advanceTimersByTimeAsync(20_000)
    const next = await startBackground()
    vi.setSystemTime(begun + hour)
    await next.markInterrupted()
    expect(await next.chatStore.readTurn('turn')).toMatchObject({ state: { name: 'interrupted' } })
    run.controller.abort()
    await end()
  })
})

describe('a lease', () => {
  test('is renewed while an answer is silent, so that every page believes it', async () => {
    const background = await startBackground()
    const { run, end } = await stream(background)
    for (let minute = 1; minute <= 5; minute++) {
      await vi.advanceTimersByTimeAsync(60_000)
      const [stored] = await background.chatStore.readRunningTurns()
      expect(stored && holdsLease(stored, Date.now())).toBe(true)
    }
    background.stop(run.turn.id)
    await end()
    expect((await background.chatStore.readTurn('turn'))?.state).toEqual({ name: 'stopped' })
  })

  test.each([
    ['back a day', -day],
    ['back an hour, as in autumn', -hour],
  ])('survives a clock that is set %s', async (_, change) => {
    const background = await startBackground()
    const { run, end } = await stream(background)
    vi.setSystemTime(begun + change)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(run.controller.signal.aborted).toBe(false)
    expect(holdsLease(run.turn, Date.now())).toBe(true)
    background.stop(run.turn.id)
    await end()
  })

  test('of an answer when the clock jumps ten years: ended, not lost', async () => {
    const background = await startBackground()
    const { end } = await stream(background)
    vi.setSystemTime(begun + 3650 * day)
    await vi.advanceTimersByTimeAsync(20_000)
    await end()
    const stored = await background.chatStore.readTurn('turn')
    expect(stored).toMatchObject({ state: { name: 'interrupted' }, answer: 'The first half' })
  })
})

test('ten questions at the same moment in one chat: one is taken', async () => {
  const background = await startBackground()
  const all = Array.from({ length: 10 }, (_, index) =>
    background.begin(makeTurn({ id: `turn-${index}`, state: { name: 'waiting', since: begun } })),
  )
  const runs = await Promise.all(all)
  expect(runs.filter((run) => run !== null)).toHaveLength(1)
  for (const run of runs) if (run) await background.workOn(run, async () => {})
})

test('an answer whose history is removed meanwhile ends, and brings nothing back', async () => {
  const background = await startBackground()
  const { end } = await stream(background)
  background.stopAll()
  await background.chatStore.clear()
  await end()
  expect(await background.chatStore.readTurn('turn')).toBeNull()
  expect(await background.chatStore.listChats()).toEqual([])
})

test('an answer for a private window is stopped when that closes, and is stored nowhere', async () => {
  const background = await startBackground()
  const { run, end } = await stream(background, {}, true)
  await background.stopPrivate()
  background.forgetPrivateChats()
  await end()
  expect(run.controller.signal.aborted).toBe(true)
  expect(isRunning(run.turn)).toBe(false)
  expect(await background.chatStore.readTurn('turn')).toBeNull()
})

test('an answer beside it goes on', async () => {
  const background = await startBackground()
  const { run, end } = await stream(background)
  await background.stopPrivate()
  expect(run.controller.signal.aborted).toBe(false)
  run.controller.abort()
  await end()
})
