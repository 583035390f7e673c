import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { FeedCommand, FeedEvent } from '../../../../src/platform/messages/messages.ts'
import { connectFeed } from '../../../../src/popup/state/connect.ts'
import { chatRow } from './popup-page.ts'

/** A background that can die, and what the page heard and said. */
function fakeBackground(wanted?: string) {
  const heard: FeedEvent[] = []
  const said: FeedCommand[] = []
  let connections = 0
  let send: (event: FeedEvent) => void = () => {}
  let die = () => {}
  const feed = connectFeed(
    (event) => heard.push(event),
    (onEvent, onClose) => {
      connections++
      send = onEvent
      die = onClose
      return (command) => said.push(command)
    },
    wanted,
  )
  const show = (id: string | null) =>
    send({ name: 'show', view: { chat: id === null ? null : { ...chatRow, id }, turns: [] } })
  return { feed, heard, said, show, die: () => die(), count: () => connections }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('a background that died is woken, and goes on with the chat on the page', () => {
  const background = fakeBackground()
  background.show('first')
  background.feed.follow('second')
  background.die()
  vi.advanceTimersByTime(300)
  expect(background.count()).toBe(2)
  expect(background.said.at(-1)).toEqual({ name: 'follow', chatId: 'second' })
})

it('follows the newest chat, until another is shown', () => {
  const background = fakeBackground()
  expect(background.said).toEqual([{ name: 'follow-newest' }])
  background.show('clicked')
  background.die()
  vi.advanceTimersByTime(300)
  expect(background.said.at(-1)).toEqual({ name: 'follow', chatId: 'clicked' })
})

it('follows the chat that its address names', () => {
  expect(fakeBackground('wanted').said).toEqual([{ name: 'follow', chatId: 'wanted' }])
})

it('a background that keeps dying is asked less and less often', () => {
  const background = fakeBackground()
  for (const waitMs of [250, 500, 1000, 2000, 4000, 4000]) {
    const before = background.count()
    background.die()
    vi.advanceTimersByTime(waitMs - 1)
    expect(background.count()).toBe(before)
    vi.advanceTimersByTime(1)
    expect(background.count()).toBe(before + 1)
  }
})
