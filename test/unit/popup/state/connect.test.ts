import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { FeedCommand, FeedEvent } from '../../../../src/platform/messages/messages.ts'
import { connectFeed } from '../../../../src/popup/state/connect.ts'
import { chatRow } from './popup-page.ts'

/** A background that can die, and what the page heard and said. */
function fakeBackground() {
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

it('the greeting after waking does not take the chat on the page away', () => {
  const background = fakeBackground()
  background.feed.follow('old')
  background.die()
  vi.advanceTimersByTime(300)
  background.show('current')
  expect(background.heard).toEqual([])
  background.show('old')
  background.show('clicked')
  expect(background.heard).toHaveLength(2)
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
