import { describe, expect, test } from 'vitest'
import {
  answers,
  delta,
  fails,
  finish,
  type Handler,
  posts,
  sends,
  sentBodies,
  serve,
} from '../fakes/answer-server.ts'
import { eventually } from '../fakes/eventually.ts'
import { openTab } from '../fakes/tab.ts'
import { lake, pageWithPicture } from '../samples/page-samples.ts'
import { isStill, startBackground } from './start-background.ts'

const answered = answers('A lake.')
const answeredForADollar = sends(
  delta('A lake.'),
  finish('stop', { prompt_tokens: 1000, completion_tokens: 0 }),
)
// Of the question: one that nothing explains would be tried without the link.
const refused = fails(400, { error: { message: 'No.', code: 'content_filter' } })
const isDone = ({ state }: { state: { name: string } }) => state.name === 'done'

/** A chat about a picture, asked of a server that answers one request after the other like this. */
async function chatWith(handlers: Handler[], settings: object = {}) {
  const baseUrl = await serve((...call) => handlers.shift()?.(...call))
  const price = {
    host: new URL(baseUrl).host,
    model: 'gpt-6-luna',
    input: 1000,
    cachedInput: null,
    output: 0,
  }
  const prices = [{ ...price, countsAs: '' }]
  const background = await startBackground({ baseUrl, prices, ...settings })
  background.clickImage(openTab(await pageWithPicture()), lake)
  return { background, ...(await background.until(isStill)) }
}

describe('asking again', () => {
  test('after an answer is a new turn that repeats it, and never the stored answer', async () => {
    const { background, turn } = await chatWith([answered, answers('A pond.')])
    const again = await background.ask('retry', { turnId: turn.id, detail: 'high' })
    const { turns } = await background.until((last) => last.id !== turn.id && isStill(last))
    expect(again).toEqual({ ok: true, value: { turnId: turns[1]?.id, chatId: turn.chatId } })
    expect(turns).toMatchObject([
      { answer: 'A lake.', detail: 'auto' },
      { answer: 'A pond.', repeats: turn.id, question: turn.question, detail: 'high', reusedFrom: null },
    ])
    expect(posts()).toHaveLength(2)
  })

  test('goes without the earlier pictures where the page says so', async () => {
    const { background, turn, chat } = await chatWith([answered, refused, answered])
    const asked = { question: 'How deep?', model: turn.model, detail: 'auto' } as const
    await background.ask('ask', { chatId: chat.id, ...asked })
    const failed = await background.until(({ state }) => state.name === 'failed')
    await background.ask('retry', { turnId: failed.turn.id, earlierImages: 'left-out' })
    await background.until(({ id, state }) => id === failed.turn.id && state.name === 'done')
    const withPicture = sentBodies().map((body) => JSON.stringify(body).includes('image_url'))
    expect(withPicture).toEqual([true, true, false])
  })

  test('in other words after a failure takes the place of the first ones', async () => {
    const { background, turn } = await chatWith([refused, answered])
    await background.ask('retry', { turnId: turn.id, question: ' What lies behind the lake? ' })
    const { turns } = await background.until(isDone)
    expect(turns).toMatchObject([{ id: turn.id, question: 'What lies behind the lake?', answer: 'A lake.' }])
    expect(JSON.stringify(sentBodies()[1])).toContain('What lies behind the lake?')
  })

  test('in words that are none changes nothing', async () => {
    const { background, turn } = await chatWith([refused, answered])
    const reply = await background.ask('retry', { turnId: turn.id, question: ' ' })
    expect(reply).toMatchObject({ ok: false, problem: { kind: 'question-empty' } })
    expect(posts()).toHaveLength(1)
  })

  test('after a failure is the same turn, which goes out although the same was answered before', async () => {
    const { background, turn } = await chatWith([refused, answered, answered])
    expect(turn.state.name).toBe('failed')
    background.clickImage(openTab(await pageWithPicture()), lake)
    await eventually(async () => expect(await background.chats()).toHaveLength(2))
    await background.until(isDone)
    await background.ask('retry', { turnId: turn.id })
    const { turns } = await background.until(isDone, turn.chatId)
    expect(turns).toMatchObject([{ id: turn.id, answer: 'A lake.', reusedFrom: null }])
    expect(posts()).toHaveLength(3)
  })

  test('for an image that could not be found looks for it again', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    background.clickImage(openTab('silent'), 'blob:https://page.example/1')
    const { turn } = await background.until(({ state }) => state.name === 'failed')
    expect(turn.images).toEqual([])
    openTab(await pageWithPicture())
    await background.ask('retry', { turnId: turn.id })
    const { turns } = await background.until(isDone)
    expect(turns).toMatchObject([{ id: turn.id, answer: 'A lake.', images: [{ size: { width: 40 } }] }])
  })

  test('for an answer that was given without an image does not look for one', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    background.clickImage(openTab('silent'), 'blob:https://page.example/1')
    const { chat } = await background.until(({ state }) => state.name === 'failed')
    const asked = { question: 'What could it be?', model: 'gpt-6-luna', detail: 'auto' } as const
    await background.ask('ask', { chatId: chat.id, ...asked })
    const { turn } = await background.until(isDone)
    await background.ask('retry', { turnId: turn.id })
    const { turns } = await background.until((last) => last.id !== turn.id && isStill(last))
    expect(turns.at(-1)).toMatchObject({ ...asked, state: { name: 'done' }, repeats: turn.id })
    expect(posts()).toHaveLength(2)
  })

  test('while it is being answered changes nothing', async () => {
    const isOpen = Promise.withResolvers<void>()
    const slow: Handler = async (...call) => {
      await isOpen.promise
      return answered(...call)
    }
    const background = await startBackground({ baseUrl: await serve(slow) })
    background.clickImage(openTab(await pageWithPicture()), lake)
    await eventually(() => expect(posts()).toHaveLength(1))
    const { chat, turn } = await background.until(({ state }) => state.name === 'waiting')
    expect(await background.ask('retry', { turnId: turn.id })).toEqual({
      ok: true,
      value: { turnId: turn.id },
    })
    const another = { chatId: chat.id, question: 'And now?', model: 'gpt-6-luna', detail: 'auto' } as const
    expect(await background.ask('ask', another)).toMatchObject({ problem: { kind: 'chat-busy' } })
    isOpen.resolve()
    expect((await background.until(isStill)).turns).toHaveLength(1)
    expect(posts()).toHaveLength(1)
  })

  test.each<[string, Handler[], object]>([
    ['an answer', [answered, answered], {}],
    ['a failure', [refused, answered], {}],
  ])('at the very moment in which a popup sees the end of %s is not lost', async (_, handlers, settings) => {
    const baseUrl = await serve((...call) => handlers.shift()?.(...call))
    const background = await startBackground({ baseUrl, ...settings })
    const popup = background.connect()
    const again: Promise<unknown>[] = []
    popup.onHeard((event) => {
      if (event.name === 'turn' && isStill(event.turn) && again.length === 0)
        again.push(background.ask('retry', { turnId: event.turn.id }))
    })
    popup.say({ name: 'follow-newest' })
    background.clickImage(openTab(await pageWithPicture()), lake)
    await eventually(() => expect(posts()).toHaveLength(2))
    expect(await Promise.all(again)).toMatchObject([{ ok: true }])
    await background.until(isDone)
  })

  test('passes a limit on spending once, when the user says so', async () => {
    const handlers = [answeredForADollar, answeredForADollar]
    const { background, turn } = await chatWith(handlers, { dailyLimitUsd: 1, maxAnswerTokens: 16 })
    expect(turn.requests).toMatchObject([{ usd: 1 }])
    await background.ask('retry', { turnId: turn.id })
    const { turn: stopped } = await background.until((last) => last.id !== turn.id && isStill(last))
    expect(stopped.state).toMatchObject({ report: { problem: { kind: 'spending-limit', period: 'day' } } })
    expect(posts()).toHaveLength(1)
    await background.ask('retry', { turnId: stopped.id, mayPassLimit: true })
    expect((await background.until(isDone)).turns).toHaveLength(2)
    await background.ask('retry', { turnId: stopped.id })
    const { turns } = await background.until((last) => last.id !== stopped.id && isStill(last))
    expect(turns.at(-1)?.state.name).toBe('failed')
    expect(posts()).toHaveLength(2)
  })
})

test('the rest of a cut answer is asked for with what is there, and goes into the same turn', async () => {
  const { background, turn } = await chatWith([
    sends(delta('A lake, '), finish('length')),
    answers('at dawn.'),
  ])
  expect(turn).toMatchObject({ state: { name: 'cut' }, answer: 'A lake, ' })
  expect(await background.ask('continue', { turnId: turn.id })).toEqual({ ok: true, value: null })
  const { turns } = await background.until(isDone)
  expect(turns).toMatchObject([{ id: turn.id, answer: 'A lake, at dawn.', requests: [{}, {}] }])
  const roles = sentBodies().map(({ messages }) => messages.map(({ role }) => role))
  expect(roles).toEqual([
    ['system', 'user'],
    ['system', 'user', 'assistant', 'user'],
  ])
  expect(JSON.stringify(sentBodies()[1]?.messages)).toContain('A lake, ')
})

test.each(['retry', 'continue', 'useVisible'] as const)(
  '%s of what is not there any more says so',
  async (name) => {
    const background = await startBackground()
    expect(await background.ask(name, { turnId: 'gone' })).toMatchObject({ problem: { kind: 'chat-gone' } })
  },
)
