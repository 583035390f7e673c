import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeChat } from '../../../../src/background/chat/chats.ts'
import { lastDays, localDay } from '../../../../src/platform/browser/local-day.ts'
import { chatStore } from '../../../../src/platform/store/chat-store.ts'
import { makeTurn } from '../../samples/samples.ts'

const now = 1_800_000_000_000
const day = 86_400_000
const zone = process.env.TZ

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now }))
afterEach(() => {
  vi.useRealTimers()
  process.env.TZ = zone ?? ''
  if (zone === undefined) delete process.env.TZ
})

test('the newest chat is the first of the history although the clock went back a day and forward ten years', async () => {
  for (const [title, time] of [
    ['first', now],
    ['a day back', now - day],
    ['ten years on', now + 3650 * day],
    ['and back', now],
  ] as const) {
    vi.setSystemTime(time)
    const chat = await makeChat(title, false)
    await chatStore.commitTurn(chat, makeTurn({ id: title, chatId: chat.id }), [], true)
  }
  const titles = (await chatStore.listChats()).map(({ title }) => title)
  expect(titles).toEqual(['and back', 'ten years on', 'a day back', 'first'])
})

describe('a day of spending', () => {
  const at = (text: string) => Date.parse(text)

  test.each([
    ['the last minute before the clocks go back', '2026-10-25T00:59:00Z', '2026-10-25'],
    ['the hour that comes twice', '2026-10-25T01:30:00Z', '2026-10-25'],
    ['the last minute of that day of 25 hours', '2026-10-25T22:59:00Z', '2026-10-25'],
    ['the next day', '2026-10-25T23:00:00Z', '2026-10-26'],
    ['the day of 23 hours', '2026-03-29T21:59:00Z', '2026-03-29'],
  ])('%s in Berlin', (_, moment, expected) => {
    process.env.TZ = 'Europe/Berlin'
    expect(localDay(at(moment))).toBe(expected)
  })

  test.each(['2026-10-26T12:00:00Z', '2026-03-30T12:00:00Z'])(
    'is there once in the week before %s, also over a change of clocks',
    (moment) => {
      process.env.TZ = 'Europe/Berlin'
      const days = lastDays(at(moment), 7)
      expect(new Set(days).size).toBe(7)
      expect(days.at(-1)).toBe(moment.slice(0, 10))
    },
  )
})
