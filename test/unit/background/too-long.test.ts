import { describe, expect, test, vi } from 'vitest'
import { answers, fails, posts, sentBodies } from '../fakes/answer-server.ts'
import { failed } from './failed-question.ts'

const tooLong = fails(400, { error: { code: 'context_length_exceeded', message: 'Too long.' } })
const isDone = ({ state }: { state: { name: string } }) => state.name === 'done'

describe('a new chat after one that is too long', () => {
  test.each([false, true])(
    'has the picture and the question, which waits: nothing is sent (private: %s)',
    async (isPrivate) => {
      const { page, chat, turn } = await failed(tooLong, {}, isPrivate)
      const made = await page.ask('newChatFrom', { turnId: turn.id })
      const { chat: fresh, turns } = await page.until(({ state }) => state.name === 'draft')
      expect(made).toEqual({ ok: true, value: { chatId: fresh.id } })
      expect(fresh).toMatchObject({ isPrivate, thumbnail: chat.thumbnail })
      const { question, images } = turn
      expect(turns).toMatchObject([{ question, images, answer: '', sent: [], requests: [] }])
      expect(images).toHaveLength(1)
      expect(posts()).toHaveLength(1)
    },
  )

  test('keeps its picture when the old one is removed for good, and asks about it', async () => {
    const handlers = [tooLong, answers('A lake.')]
    const { background, chat, turn } = await failed((...call) => handlers.shift()?.(...call), {
      sendAs: 'image',
    })
    await background.ask('newChatFrom', { turnId: turn.id })
    const { chat: fresh } = await background.until(({ state }) => state.name === 'draft')
    const late = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 10 * 60_000)
    await background.ask('deleteChat', { chatId: chat.id })
    late.mockRestore()
    // Another deletion removes the earlier one for good.
    await background.ask('deleteChat', { chatId: 'none' })
    const { question, model, detail } = turn
    await background.ask('ask', { chatId: fresh.id, question, model, detail })
    expect((await background.until(isDone)).turn.answer).toBe('A lake.')
    expect(await background.ask('newChatFrom', { turnId: turn.id })).toMatchObject({
      problem: { kind: 'chat-gone' },
    })
    const pictures = sentBodies().map((body) => JSON.stringify(body.messages).match(/data:image[^"]+/)?.[0])
    expect(pictures[1]).toBe(pictures[0])
    expect(pictures[0]).toBeDefined()
  })

  test('has the last picture before a question that brought none', async () => {
    const handlers = [answers('A lake.'), tooLong]
    const { background, chat, turn } = await failed((...call) => handlers.shift()?.(...call))
    const asked = { chatId: chat.id, question: 'And then?', model: 'gpt-6-luna', detail: 'low' } as const
    await background.ask('ask', asked)
    const { turn: last } = await background.until(({ state }) => state.name === 'failed')
    await background.ask('newChatFrom', { turnId: last.id })
    const { turns } = await background.until(({ state }) => state.name === 'draft')
    expect(turns).toMatchObject([{ question: 'And then?', detail: 'low', images: turn.images }])
  })

  test.each([false, true])('is not made of one that is deleted (private: %s)', async (isPrivate) => {
    const { page, chat, turn } = await failed(tooLong, {}, isPrivate)
    await page.ask('deleteChat', { chatId: chat.id })
    const made = await page.ask('newChatFrom', { turnId: turn.id })
    expect(made).toMatchObject({ problem: { kind: 'chat-gone' } })
    expect(await page.chats()).toEqual([])
  })

  test('leaves the old one its picture when it is removed for good itself', async () => {
    const handlers = [tooLong, answers('A lake.')]
    const { background, chat, turn } = await failed((...call) => handlers.shift()?.(...call), {
      sendAs: 'image',
    })
    const made = await background.ask('newChatFrom', { turnId: turn.id })
    const late = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 10 * 60_000)
    await background.ask('deleteChat', { chatId: made.ok ? made.value.chatId : '' })
    late.mockRestore()
    await background.ask('deleteChat', { chatId: 'none' })
    await background.ask('retry', { turnId: turn.id })
    expect((await background.until(isDone, chat.id)).turn.answer).toBe('A lake.')
  })

  test('cannot be made of a private one by a page of a normal window', async () => {
    const { background, turn } = await failed(tooLong, {}, true)
    expect(await background.ask('newChatFrom', { turnId: turn.id })).toMatchObject({
      problem: { kind: 'chat-gone' },
    })
    expect(await background.chats()).toEqual([])
  })
})
