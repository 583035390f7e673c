import { describe, expect, test, vi } from 'vitest'
import type { FeedEvent } from '../../../src/platform/messages/messages.ts'
import { storeKey } from '../../../src/platform/store/key-store.ts'
import { learnTraits } from '../../../src/platform/store/server-traits-store.ts'
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
import { world } from '../fakes/browser.ts'
import { eventually } from '../fakes/eventually.ts'
import { sizeOf } from '../fakes/pixels.ts'
import { openTab } from '../fakes/tab.ts'
import { lake, pageWithPicture } from '../samples/page-samples.ts'
import { isStill, startBackground } from './start-background.ts'

const usage = { prompt_tokens: 30, completion_tokens: 4 }
const aLake = sends(delta('A lake, '), delta('at dawn.'), finish('stop', usage))

test('a right click on an image, from the menu to the wire and back', async () => {
  const baseUrl = await serve(aLake)
  const background = await startBackground({ baseUrl })
  await storeKey(baseUrl, 'sk-mine')
  const tab = openTab(await pageWithPicture({ alternativeText: 'A mountain lake' }))

  // The menu has an item for images; the user chooses it, and the popup comes at once and shows what is newest.
  expect(world.menu).toMatchObject([{ id: 'ask-image@popup' }, { id: 'ask-page@popup' }])
  background.clickImage(tab, lake)
  const popup = background.connect()
  popup.say({ name: 'follow-newest' })
  const { chat, turn } = await background.until(isStill)
  expect(world.popups).toEqual([tab.windowId])

  // One request left, with the key, the default question, and the picture by its link at the cheapest level that shows it all.
  expect(posts().map(({ headers }) => headers.authorization)).toEqual(['Bearer sk-mine'])
  const text = { type: 'text', text: "What's in this image?" }
  const image = { type: 'image_url', image_url: { url: lake, detail: 'low' } }
  expect(sentBodies()).toMatchObject([
    {
      model: 'gpt-6-luna',
      stream: true,
      messages: [{ role: 'system' }, { role: 'user', content: [text, image] }],
    },
  ])
  // The chat is named after the picture; the answer is in it, with its receipt and what the server reported.
  expect(chat.title).toBe('A mountain lake')
  expect(turn).toMatchObject({
    state: { name: 'done' },
    answer: 'A lake, at dawn.',
    host: new URL(baseUrl).host,
    sent: [{ as: 'link', level: 'low', size: { width: 40, height: 30 } }],
    requests: [{ usage: { promptTokens: 30, completionTokens: 4 }, requestId: 'req_1' }],
    leaseUntil: null,
  })
  // The popup heard of the chat, of how far it was, and of the words.
  const heard = popup.heard as FeedEvent[]
  expect(heard.filter((one) => one.name === 'show').at(-1)).toMatchObject({ view: { chat: { id: chat.id } } })
  expect(heard.flatMap((one) => (one.name === 'text' ? one.text : [])).join('')).toBe('A lake, at dawn.')
  expect(heard.flatMap((one) => (one.name === 'turn' ? one.turn.state.name : [])).at(-1)).toBe('done')
})

describe('a right click', () => {
  test('on a picture whose link the server cannot open sends the picture itself, and says why', async () => {
    const refusal = { error: { message: 'Failed to download image.', code: 'invalid_image_url' } }
    const handlers: Handler[] = [fails(400, refusal), aLake]
    const background = await startBackground({
      baseUrl: await serve((...call) => handlers.shift()?.(...call)),
    })
    background.clickImage(openTab(await pageWithPicture()), lake)
    const { turn } = await background.until(isStill)
    expect(turn).toMatchObject({
      answer: 'A lake, at dawn.',
      sent: [{ as: 'bytes', note: 'link-not-opened' }],
    })
    const [, second] = sentBodies()
    expect(await sizeOf(second?.messages)).toEqual([{ width: 40, height: 30 }])
    // The refused request is not billed: one record, though two were sent.
    expect(posts()).toHaveLength(2)
    expect(turn.requests).toHaveLength(1)
  })

  test.each([
    ['https://page.example/lake.png?token=CANARY', 'parameters'],
    ['https://page.example/CANARYdBjftJeZ4CVPmB92K27uhbUJU1p1r/lake.png', 'secret'],
    ['https://page.example/fit/https://CANARY.example/lake.png', 'nested'],
  ])('on the picture at %s sends the picture itself, and says why: %s', async (url, linkRefusal) => {
    const background = await startBackground({ baseUrl: await serve(aLake) })
    background.clickImage(openTab(await pageWithPicture({ url })), url)
    const { turn } = await background.until(isStill)
    expect(turn).toMatchObject({
      images: [{ link: null, linkRefusal }],
      sent: [{ as: 'bytes', note: null, linkRefusal }],
    })
    expect(await sizeOf(sentBodies()[0]?.messages)).toEqual([{ width: 40, height: 30 }])
    expect(JSON.stringify([turn, sentBodies()])).not.toContain('CANARY')
  })

  test('sends the picture itself to a server of which it was learnt that it opens no links', async () => {
    const baseUrl = await serve(aLake)
    const background = await startBackground({ baseUrl })
    await learnTraits(baseUrl, (known) => ({ ...known, linksUnsupported: true }))
    background.clickImage(openTab(await pageWithPicture()), lake)
    expect((await background.until(isStill)).turn).toMatchObject({ sent: [{ as: 'bytes' }] })
    expect(await sizeOf(sentBodies()[0]?.messages)).toEqual([{ width: 40, height: 30 }])
    expect(posts()).toHaveLength(1)
  })

  test('without a key where one is needed sends nothing, and keeps the picture and the question', async () => {
    const fetch = vi.fn()
    vi.stubGlobal('fetch', fetch)
    const background = await startBackground({ baseUrl: 'https://api.example/v1' })
    background.clickImage(openTab(await pageWithPicture()), lake)
    const { turn } = await background.until(isStill)
    expect(turn).toMatchObject({
      state: { name: 'draft', missing: 'key' },
      question: "What's in this image?",
    })
    expect(turn.images).toHaveLength(1)
    expect(fetch).not.toHaveBeenCalled()
  })

  test('that waits for a question sends nothing before it', async () => {
    const background = await startBackground({ baseUrl: await serve(aLake), askAtOnce: false })
    background.clickImage(openTab(await pageWithPicture()), lake)
    const { chat, turn } = await background.until(isStill)
    expect(turn).toMatchObject({ state: { name: 'draft', missing: 'question' }, leaseUntil: null })
    expect(turn.estimate?.imageTokens).toBeGreaterThan(0)
    expect(posts()).toHaveLength(0)
    await background.ask('ask', {
      chatId: chat.id,
      question: 'Which lake?',
      model: 'gpt-6-luna',
      detail: 'high',
    })
    const { turns } = await background.until(({ state }) => state.name === 'done')
    expect(turns).toMatchObject([{ id: turn.id, question: 'Which lake?', detail: 'high' }])
  })

  test('on a page that lets nobody look asks about the link, if there is a public one', async () => {
    const background = await startBackground({ baseUrl: await serve(aLake) })
    background.clickImage(openTab('forbidden'), lake)
    expect((await background.until(isStill)).turn).toMatchObject({
      sent: [{ as: 'link' }],
      answer: 'A lake, at dawn.',
    })
    background.clickImage(openTab('forbidden'), 'blob:https://page.example/1')
    const { turn } = await background.until(({ state }) => state.name === 'failed')
    expect(turn.state).toMatchObject({ report: { problem: { kind: 'page-forbidden' } } })
    background.clickImage(openTab('forbidden'), `${lake}?id=1`)
    const { turn: other } = await background.until(
      ({ id, state }) => id !== turn.id && state.name === 'failed',
    )
    expect(other.state).toMatchObject({ report: { problem: { kind: 'page-forbidden' } } })
    expect(posts()).toHaveLength(1)
  })

  test('ten times at the same moment on one image is one question, on another image a second one', async () => {
    const background = await startBackground({
      reuseAnswers: false,
      baseUrl: await serve(answers('A')),
    })
    const tab = openTab(await pageWithPicture())
    for (let time = 0; time < 10; time++) background.clickImage(tab, lake)
    background.clickImage(tab, 'https://page.example/other.png')
    await eventually(async () => expect(await background.chats()).toHaveLength(2))
    for (const { id } of await background.chats()) await background.until(isStill, id)
    expect(await background.chats()).toHaveLength(2)
    expect(posts()).toHaveLength(2)
  })
})

describe('a page whose answers cannot be right', () => {
  test.each([
    ['an address that does not parse', { url: 'https://*/x', state: 'broken' as const }, 'image-not-loaded'],
    ['a kind of its own', { kind: 'secret' as never }, 'image-gone'],
  ])('%s: the turn says so, and nothing is sent', async (_, said, kind) => {
    const background = await startBackground({ baseUrl: await serve(aLake) })
    background.clickImage(openTab(await pageWithPicture(said)), 'https://*/x')
    const { turn } = await background.until(isStill)
    expect(turn.state).toMatchObject({ name: 'failed', report: { problem: { kind } } })
    expect(posts()).toEqual([])
  })

  test('bytes that are none are said to be no picture, and nothing is sent', async () => {
    const background = await startBackground({ baseUrl: await serve(aLake), sendAs: 'image' })
    const page = { ...(await pageWithPicture()), fetch: () => ({ ok: true, base64: '%%%', finalUrl: lake }) }
    background.clickImage(openTab(page), lake)
    const { turn } = await background.until(isStill)
    expect(turn.state).toMatchObject({ name: 'failed' })
    expect(posts()).toEqual([])
  })
})
