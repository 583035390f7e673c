import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { badgeGraceMs } from '../../../../src/core/chat/badge-of.ts'
import { holdsLease } from '../../../../src/core/chat/lease.ts'
import { isRunning } from '../../../../src/core/chat/turn-state.ts'
import { failure, success } from '../../../../src/core/problem/result.ts'
import { eventually } from '../../fakes/eventually.ts'
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
  const run = background.beginNew(makeTurn({ state: { name: 'answering' }, ...changes }), chat)
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
  // The toolbar icon waits before it tells of a chat that nobody shows.
  vi.advanceTimersByTime(badgeGraceMs)
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

describe('a chat', () => {
  const isAsked = { state: { name: 'waiting', since: begun } } as const

  /** A background with a chat whose only turn is done. */
  async function withChat() {
    const background = await startBackground()
    const first = background.beginNew(makeTurn({ state: { name: 'done' } }), sampleChat)
    await background.commit(first, sampleChat, [], true)
    return { background, first }
  }

  test('takes one of ten questions of the same moment', async () => {
    const { background, first } = await withChat()
    await background.workOn(first, async () => {})
    const all = Array.from({ length: 10 }, (_, index) =>
      background.begin('chat', () => success(makeTurn({ id: `turn-${index}`, ...isAsked }))),
    )
    const taken = await Promise.all(all)
    expect(taken.filter(({ ok }) => ok)).toMatchObject([{ value: { before: [{ id: 'turn' }] } }])
    expect(taken.filter(({ ok }) => !ok)[8]).toEqual(failure({ kind: 'chat-busy' }))
    for (const one of taken) if (one.ok) await background.workOn(one.value.run, async () => {})
  })

  test('takes the next one once what has ended is stored, and makes it of what is stored then', async () => {
    const { background, first } = await withChat()
    const next = background.begin('chat', (turns) =>
      success(makeTurn({ id: 'next', question: turns.map(({ answer }) => answer).join(), ...isAsked })),
    )
    const mayEnd = Promise.withResolvers<void>()
    const ended = background.workOn(first, async () => {
      await mayEnd.promise
      await background.save(first, { answer: 'A lake.' })
    })
    mayEnd.resolve()
    await ended
    const taken = await next
    expect(taken).toMatchObject({ value: { run: { turn: { question: 'A lake.' } } } })
    if (taken.ok) await background.workOn(taken.value.run, async () => {})
  })

  test('that is deleted, or was never there, takes none', async () => {
    const { background, first } = await withChat()
    await background.workOn(first, async () => {})
    await background.chatStore.changeChat('chat', (chat) => ({ ...chat, deletedAt: begun }))
    for (const id of ['chat', 'nowhere'])
      expect(await background.begin(id, () => success(makeTurn(isAsked)))).toEqual(
        failure({ kind: 'chat-gone' }),
      )
    expect(background.isWorkingOn('turn')).toBe(false)
  })
})

/** An answer whose first half is stored; from then on a clock of the test's tells when more of it is. */
async function streamStored() {
  const background = await startBackground()
  const { run, end } = await stream(background)
  await eventually(async () =>
    expect(await background.chatStore.readTurn('turn')).toMatchObject({ answer: 'The first half' }),
  )
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  const put = vi.spyOn(background.chatStore, 'putTurn').mockResolvedValue()
  return { background, run, end, put }
}

test('text is stored at most 300 ms after it came', async () => {
  const { background, run, end, put } = await streamStored()
  background.append(run, ' and')
  await vi.advanceTimersByTimeAsync(200)
  background.append(run, ' the second')
  await vi.advanceTimersByTimeAsync(99)
  expect(put).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(put.mock.lastCall?.[0]).toMatchObject({ answer: 'The first half and the second' })
  run.controller.abort()
  await end()
})

test('a very long answer that trickles is stored seldom', async () => {
  const { background, run, end, put } = await streamStored()
  background.append(run, 'a lake '.repeat(143_000))
  for (let second = 0; second < 60; second++) {
    background.append(run, '.')
    await vi.advanceTimersByTimeAsync(1000)
  }
  // A million characters each time.
  expect(put.mock.calls.length).toBeGreaterThan(2)
  expect(put.mock.calls.length).toBeLessThan(8)
  run.controller.abort()
  await end()
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
