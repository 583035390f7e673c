import { describe, expect, test, vi } from 'vitest'
import type { Chat } from '../../../src/core/chat/turn.ts'
import { defaultTraits } from '../../../src/core/server/server-traits.ts'
import { defaultSettings, type Settings } from '../../../src/core/settings/settings.ts'
import type { FeedEvent } from '../../../src/platform/messages/messages.ts'
import { storeKey } from '../../../src/platform/store/key-store.ts'
import { storeTraits } from '../../../src/platform/store/server-traits-store.ts'
import {
  delta,
  event,
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
import { pageWithPicture } from '../samples/page-samples.ts'
import { type Background, isStill, startBackground } from './start-background.ts'

const lake = 'https://page.example/lake.png'
const ending = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }
const usage = { prompt_tokens: 30, completion_tokens: 4 }
const aLake = sends(
  ...[delta('A lake, '), delta('at dawn.'), event(ending), event({ choices: [], usage }), event('[DONE]')],
)

/** A page with a picture that is looked at and does not say what it found before `goOn`. */
async function slowPage() {
  const { locate, ...page } = await pageWithPicture()
  const looked = Promise.withResolvers<void>()
  const { promise, resolve: goOn } = Promise.withResolvers<void>()
  const slowLocate = () => {
    looked.resolve()
    return promise.then(locate)
  }
  return { page: { ...page, locate: slowLocate }, isLookedAt: looked.promise, goOn }
}

test('a right click on an image, from the menu to the wire and back', async () => {
  const baseUrl = await serve(aLake)
  const background = await startBackground({ baseUrl })
  await storeKey(baseUrl, 'sk-mine')
  const tab = openTab(await pageWithPicture({ alternativeText: 'A mountain lake' }))

  // The menu has an item for images; the user chooses it, and the popup comes at once and shows what is newest.
  expect(world.menu).toMatchObject([{ id: 'ask-image' }, { id: 'ask-page' }])
  background.clickImage(tab, lake)
  expect(world.popups).toEqual([tab.windowId])
  const popup = background.connect()
  popup.say({ name: 'follow-newest' })
  const { chat, turn } = await background.until(isStill)

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

  test('sends the picture itself to a server of which it was learnt that it opens no links', async () => {
    const baseUrl = await serve(aLake)
    const background = await startBackground({ baseUrl })
    await storeTraits(baseUrl, { ...defaultTraits(baseUrl), linksUnsupported: true })
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

  test('asks the server that its model was chosen for, also when another is chosen while it looks for the picture', async () => {
    const baseUrl = await serve(aLake)
    const background = await startBackground({ baseUrl, model: 'llava' })
    await storeKey(baseUrl, 'sk-mine')
    const { page, isLookedAt, goOn } = await slowPage()
    background.clickImage(openTab(page), lake)
    await isLookedAt
    const others = {
      ...defaultSettings,
      baseUrl: 'http://127.0.0.1:9/v1',
      model: 'another',
      askAtOnce: false,
    }
    expect(await background.ask('saveSettings', { settings: others })).toMatchObject({ ok: true })
    goOn()
    const { turn } = await background.until(isStill)
    expect(turn).toMatchObject({ answer: 'A lake, at dawn.', host: new URL(baseUrl).host })
    expect(sentBodies()).toMatchObject([{ model: 'llava' }])
    expect(posts().map(({ headers }) => headers.authorization)).toEqual(['Bearer sk-mine'])
  })

  test('that waits for a question sends the one that is asked while the picture is still being read', async () => {
    const background = await startBackground({ baseUrl: await serve(aLake), askAtOnce: false })
    const { page, isLookedAt, goOn } = await slowPage()
    background.clickImage(openTab(page), lake)
    await isLookedAt
    const { chat } = await background.until(({ state }) => state.name === 'acquiring')
    const popup = background.connect()
    popup.say({ name: 'follow', chatId: chat.id })
    const asked = { question: 'Which lake?', model: 'gpt-6-sol', detail: 'high' } as const
    expect(await background.ask('ask', { chatId: chat.id, ...asked })).toMatchObject({ ok: true })
    goOn()
    const { turns } = await background.until(({ state }) => state.name === 'done')
    expect(turns).toMatchObject([{ ...asked, answer: 'A lake, at dawn.' }])
    // Never a draft again, whose question a popup would put into its box.
    expect(JSON.stringify(popup.heard)).not.toContain('"draft"')
    expect(sentBodies()).toMatchObject([{ model: 'gpt-6-sol' }])
  })

  test('shows its chat while the picture is still being looked for, and can be stopped then', async () => {
    const background = await startBackground({ baseUrl: await serve(aLake) })
    const { page, isLookedAt, goOn } = await slowPage()
    background.clickImage(openTab(page), lake)
    await isLookedAt
    const popup = background.connect()
    popup.say({ name: 'follow-newest' })
    const shown = await eventually(() => {
      const show = (popup.heard as FeedEvent[]).find((one) => one.name === 'show' && one.view.chat !== null)
      if (show?.name !== 'show') throw new Error('not yet')
      return show.view.turns[0]
    })
    expect(shown).toMatchObject({ state: { name: 'acquiring' }, question: "What's in this image?" })
    await background.ask('stop', { turnId: shown?.id ?? '' })
    goOn()
    const { turn } = await background.until((last) => isStill(last) && last.leaseUntil === null)
    expect(turn).toMatchObject({ state: { name: 'draft', missing: 'question' }, images: [{}] })
    expect(posts()).toHaveLength(0)
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
  })

  test('ten times at the same moment on one image is one question, on another image a second one', async () => {
    const background = await startBackground({
      reuseAnswers: false,
      baseUrl: await serve(sends(delta('A'), finish('stop'))),
    })
    const tab = openTab(await pageWithPicture())
    for (let time = 0; time < 10; time++) background.clickImage(tab, lake)
    background.clickImage(tab, 'https://page.example/other.png')
    await eventually(async () => expect(await background.chats()).toHaveLength(2))
    for (const { id } of await background.chats()) await background.until(isStill, id)
    expect(await background.chats()).toHaveLength(2)
    expect(posts()).toHaveLength(2)
  })

  test('asked a second time about the same shows the stored answer, free', async () => {
    const background = await startBackground({ baseUrl: await serve(aLake) })
    const tab = openTab(await pageWithPicture())
    background.clickImage(tab, lake)
    const first = await background.until(isStill)
    background.clickImage(tab, lake)
    await eventually(async () => expect(await background.chats()).toHaveLength(2))
    const second = await background.until(isStill)
    expect(second.turn).toMatchObject({ answer: first.turn.answer, reusedFrom: { turnId: first.turn.id } })
    expect(posts()).toHaveLength(1)
  })

  test.each<[string, object, (background: Background, first: Chat) => Promise<unknown>]>([
    ['which the user wants none of', { reuseAnswers: false }, async () => null],
    ['whose chat is deleted', {}, (background, { id }) => background.ask('deleteChat', { chatId: id })],
    ['to another question', {}, (background) => change(background, { defaultQuestion: 'Which lake?' })],
    ['of another model', {}, (background) => change(background, { model: 'gpt-6-sol' })],
    ['about what was seen at another level', {}, (background) => change(background, { detail: 'high' })],
    ['of another server', {}, (background) => change(background, { baseUrl: 'http://127.0.0.1:9/v1' })],
  ])('asked a second time shows no stored answer %s', async (_, settings, meanwhile) => {
    const background = await startBackground({ baseUrl: await serve(aLake), ...settings })
    const tab = openTab(await pageWithPicture())
    background.clickImage(tab, lake)
    const first = await background.until(isStill)
    await meanwhile(background, first.chat)
    background.clickImage(tab, lake)
    const second = await eventually(async () => {
      const found = await background.until(isStill)
      if (found.chat.id === first.chat.id) throw new Error('not yet')
      return found
    })
    expect(second.turn.reusedFrom).toBeNull()
    expect(second.turn.requests.length + Number(second.turn.state.name === 'failed')).toBe(1)
  })

  test('in a private window is not answered from elsewhere, nor is its answer used there', async () => {
    const background = await startBackground({ baseUrl: await serve(aLake) })
    const popup = background.connect()
    popup.say({ name: 'follow-newest' })
    const page = await pageWithPicture()
    background.clickImage(openTab(page, { incognito: true }), lake)
    await eventually(() => expect(JSON.stringify(popup.heard)).toContain('"state":{"name":"done"}'))
    background.clickImage(openTab(page), lake)
    const { turn } = await background.until(isStill)
    expect(turn).toMatchObject({ answer: 'A lake, at dawn.', reusedFrom: null })
    expect(posts()).toHaveLength(2)
  })
})

/** Changes settings as the options page does. */
async function change(background: Background, changes: Partial<Settings>): Promise<void> {
  const state = await background.ask('readState', {})
  if (state.ok) await background.ask('saveSettings', { settings: { ...state.value.settings, ...changes } })
}
