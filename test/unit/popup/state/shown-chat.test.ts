import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { leaseMs } from '../../../../src/core/chat/lease.ts'
import { isRunning } from '../../../../src/core/chat/turn-state.ts'
import { chatRow, openPage, turnRow } from './popup-page.ts'

const now = 1_800_000_000_000
const leased = () => turnRow({ answer: 'The first half', leaseUntil: Date.now() + leaseMs })

beforeEach(() => void vi.useFakeTimers({ now }))
afterEach(() => void vi.useRealTimers())

describe('a page that is still open after the computer slept for an hour', () => {
  it('says interrupted instead of waiting for ever, and keeps the text', async () => {
    const { chat, show } = openPage()
    show([leased()])
    expect(chat.running.value).not.toBeNull()
    vi.setSystemTime(now + 3_600_000)
    await vi.advanceTimersByTimeAsync(5000)
    expect(chat.turns.value[0]).toMatchObject({ state: { name: 'interrupted' }, answer: 'The first half' })
    expect(chat.running.value).toBeNull()
  })

  it('believes the background again once that renews the lease', async () => {
    const { chat, show, send } = openPage()
    show([leased()])
    vi.setSystemTime(now + 3_600_000)
    await vi.advanceTimersByTimeAsync(5000)
    send({ name: 'turn', turn: leased() })
    expect(chat.turns.value.filter(isRunning)).toHaveLength(1)
  })
})

it('an answer without news for longer than its lease counts as interrupted', async () => {
  const { chat, show } = openPage()
  show([leased()])
  await vi.advanceTimersByTimeAsync(leaseMs)
  expect(chat.running.value).not.toBeNull()
  await vi.advanceTimersByTimeAsync(5001)
  expect(chat.running.value).toBeNull()
})

it('a clock that is set back a day ends no spinner for good: the next renewal brings it back', async () => {
  const { chat, show, send } = openPage()
  show([leased()])
  vi.setSystemTime(now - 86_400_000)
  await vi.advanceTimersByTimeAsync(5000)
  send({ name: 'turn', turn: leased() })
  expect(chat.running.value).not.toBeNull()
})

it('nothing is looked at any more once every answer has ended', async () => {
  const { show } = openPage()
  show([turnRow({ state: { name: 'done' }, leaseUntil: null })])
  await vi.advanceTimersByTimeAsync(5000)
  expect(vi.getTimerCount()).toBe(0)
})

it('of two chats that are opened one after the other the last is shown, whichever is read first', async () => {
  const slow = Promise.withResolvers<unknown>()
  const rows = [slow.promise, { chat: { ...chatRow, id: 'second' }, turns: [] }]
  const page = openPage({ readChat: () => rows.shift() })
  page.show([])
  const first = page.chat.openChat('first')
  await page.chat.openChat('second')
  slow.resolve({ chat: { ...chatRow, id: 'first' }, turns: [] })
  await first
  expect(page.chat.chatId.value).toBe('second')
  expect(page.followed.at(-1)).toBe('second')
})
