import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import type { TextPart } from '../../../../src/platform/messages/messages.ts'
import { chatRow, openPage, turnRow } from './popup-page.ts'

const settle = () => vi.advanceTimersByTimeAsync(1000)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A row with this text as its answer, or as what was thought before it. */
const rowWith = (part: TextPart, text: string) =>
  part === 'answer'
    ? turnRow({ answer: text })
    : turnRow({ state: { name: 'thinking', since: 0 }, thinking: { text, milliseconds: 0 } })

describe.each<TextPart>(['answer', 'thinking'])('%s that streams', (part) => {
  const textOf = ({ chat }: ReturnType<typeof openPage>) =>
    (part === 'answer' ? chat.answers : chat.thoughts).of(turnRow()).value
  const arrives = (offset: number, text: string) =>
    ({ name: 'text', turnId: 'turn', part, offset, text }) as const

  it('grows by what arrives, and ignores what is known already', () => {
    const page = openPage()
    page.show([rowWith(part, 'A la')])
    page.send(arrives(4, 'ke'))
    page.send(arrives(4, 'ke'))
    page.send(arrives(5, 'e.'))
    expect(textOf(page)).toBe('A lake.')
  })

  it('is repaired from the store when text is missing', async () => {
    const page = openPage({ readChat: { chat: chatRow, turns: [rowWith(part, 'A lake and')] } })
    page.show([rowWith(part, 'A la')])
    page.send(arrives(10, ' a jetty'))
    expect(textOf(page)).toBe('A la')
    await settle()
    expect(textOf(page)).toBe('A lake and a jetty')
  })

  it('is read again until the store has caught up', async () => {
    let stored = 'A'
    const page = openPage({ readChat: () => ({ chat: chatRow, turns: [rowWith(part, stored)] }) })
    page.show([turnRow()])
    page.send(arrives(6, '.'))
    await settle()
    stored = 'A lake'
    await settle()
    expect(textOf(page)).toBe('A lake.')
    const reads = page.names().filter((name) => name === 'readChat').length
    await settle()
    expect(page.names().filter((name) => name === 'readChat')).toHaveLength(reads)
  })

  it('does not shrink when an older row comes by', () => {
    const page = openPage()
    page.show([rowWith(part, 'A lake')])
    page.send({ name: 'turn', turn: rowWith(part, 'A') })
    expect(textOf(page)).toBe('A lake')
  })

  it('begins anew when it is asked again', () => {
    const page = openPage()
    page.show([rowWith(part, 'A lake')])
    page.send({ name: 'turn', turn: turnRow({ state: { name: 'waiting', since: 0 } }) })
    expect(textOf(page)).toBe('')
  })

  it('of another chat changes nothing here', () => {
    const page = openPage()
    page.show([turnRow()])
    page.send({ name: 'turn', turn: turnRow({ id: 'other', chatId: 'elsewhere' }) })
    expect(page.chat.turns.value).toHaveLength(1)
  })
})

test('what is thought and what is answered grow side by side', () => {
  const { chat, show, send } = openPage()
  const thinking = { text: 'Hm', milliseconds: 100 }
  show([turnRow({ state: { name: 'thinking', since: 0 }, thinking })])
  send({ name: 'text', turnId: 'turn', part: 'thinking', offset: 2, text: ', a lake.' })
  send({ name: 'turn', turn: turnRow({ thinking: { text: 'Hm, a lake.', milliseconds: 900 } }) })
  send({ name: 'text', turnId: 'turn', part: 'answer', offset: 0, text: 'A lake' })
  // A row that was read before the last text came.
  send({ name: 'turn', turn: turnRow({ thinking }) })
  expect([chat.thoughts.of(turnRow()).value, chat.answers.of(turnRow()).value]).toEqual([
    'Hm, a lake.',
    'A lake',
  ])
})

test('silence goes on although the lease is renewed, and ends with the next word', async () => {
  const { chat, show, send } = openPage()
  const state = { name: 'thinking', since: 0 } as const
  const thinking = { text: 'Hm', milliseconds: 0 }
  show([turnRow({ state })])
  await settle()
  send({ name: 'text', turnId: 'turn', part: 'thinking', offset: 0, text: 'Hm' })
  const heardAt = Date.now()
  await settle()
  send({ name: 'turn', turn: turnRow({ state, thinking, leaseUntil: Date.now() + 60_000 }) })
  expect(chat.heardAt.value).toBe(heardAt)
  send({ name: 'turn', turn: turnRow({ state, thinking: { ...thinking, text: 'Hm, a' } }) })
  expect(chat.heardAt.value).toBe(Date.now())
})
