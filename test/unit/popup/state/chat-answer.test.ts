import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chatRow, openPage, turnRow } from './popup-page.ts'

const settle = () => vi.advanceTimersByTimeAsync(1000)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('an answer that streams', () => {
  const answerOf = ({ chat }: ReturnType<typeof openPage>) => chat.answers.of(turnRow()).value

  it('grows by what arrives, and ignores what is known already', () => {
    const page = openPage()
    page.show([turnRow({ answer: 'A la' })])
    page.send({ name: 'text', turnId: 'turn', part: 'answer', offset: 4, text: 'ke' })
    page.send({ name: 'text', turnId: 'turn', part: 'answer', offset: 4, text: 'ke' })
    page.send({ name: 'text', turnId: 'turn', part: 'answer', offset: 5, text: 'e.' })
    expect(answerOf(page)).toBe('A lake.')
  })

  it('is repaired from the store when text is missing', async () => {
    const page = openPage({ readChat: { chat: chatRow, turns: [turnRow({ answer: 'A lake and' })] } })
    page.show([turnRow({ answer: 'A la' })])
    page.send({ name: 'text', turnId: 'turn', part: 'answer', offset: 10, text: ' a jetty' })
    expect(answerOf(page)).toBe('A la')
    await settle()
    expect(answerOf(page)).toBe('A lake and a jetty')
  })

  it('is read again until the store has caught up', async () => {
    let stored = 'A'
    const page = openPage({ readChat: () => ({ chat: chatRow, turns: [turnRow({ answer: stored })] }) })
    page.show([turnRow()])
    page.send({ name: 'text', turnId: 'turn', part: 'answer', offset: 6, text: '.' })
    await settle()
    stored = 'A lake'
    await settle()
    expect(answerOf(page)).toBe('A lake.')
    const reads = page.names().filter((name) => name === 'readChat').length
    await settle()
    expect(page.names().filter((name) => name === 'readChat')).toHaveLength(reads)
  })

  it('does not shrink when an older row comes by', () => {
    const page = openPage()
    page.show([turnRow({ answer: 'A lake' })])
    page.send({ name: 'turn', turn: turnRow({ answer: 'A' }) })
    expect(answerOf(page)).toBe('A lake')
  })

  it('begins anew when it is asked again', () => {
    const page = openPage()
    page.show([turnRow({ answer: 'A lake' })])
    page.send({ name: 'turn', turn: turnRow({ state: { name: 'waiting', since: 0 } }) })
    expect(answerOf(page)).toBe('')
  })

  it('of another chat changes nothing here', () => {
    const page = openPage()
    page.show([turnRow()])
    page.send({ name: 'turn', turn: turnRow({ id: 'other', chatId: 'elsewhere' }) })
    expect(page.chat.turns.value).toHaveLength(1)
  })
})
