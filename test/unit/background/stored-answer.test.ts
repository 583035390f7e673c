import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Chat } from '../../../src/core/chat/turn.ts'
import type { Settings } from '../../../src/core/settings/settings.ts'
import { answers, posts, serve } from '../fakes/answer-server.ts'
import { world } from '../fakes/browser.ts'
import { eventually } from '../fakes/eventually.ts'
import { openTab } from '../fakes/tab.ts'
import { dataUrlOf, lake, pageWithPicture } from '../samples/page-samples.ts'
import { bytesOf, picture } from '../samples/sample-images.ts'
import { type Background, isStill, startBackground } from './start-background.ts'

const answered = answers('A lake, at dawn.')

describe('a right click', () => {
  test('asked a second time about the same shows the stored answer, free', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    const tab = openTab(await pageWithPicture())
    background.clickImage(tab, lake)
    const first = await background.until(isStill)
    background.clickImage(tab, lake)
    await eventually(async () => expect(await background.chats()).toHaveLength(2))
    const second = await background.until(isStill)
    expect(second.turn).toMatchObject({ answer: first.turn.answer, reusedFrom: { turnId: first.turn.id } })
    expect(posts()).toHaveLength(1)
  })

  test('asked a second time at the very moment in which the answer ends is not lost', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    const tab = openTab(await pageWithPicture())
    const popup = background.connect()
    popup.onHeard((event) => {
      if (event.name === 'turn' && isStill(event.turn) && event.turn.reusedFrom === null)
        background.clickImage(tab, lake)
    })
    popup.say({ name: 'follow-newest' })
    background.clickImage(tab, lake)
    await eventually(async () => expect(await background.chats()).toHaveLength(2))
    expect((await background.until(isStill)).turn.reusedFrom).not.toBeNull()
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
    const background = await startBackground({ baseUrl: await serve(answered), ...settings })
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

  test.each<[string, object]>([
    ['model', { model: 'gpt-6-sol' }],
    ['level', { detail: 'high' }],
  ])('that failed shows no answer that was then asked of another %s', async (_, changes) => {
    let isBroken = true
    const baseUrl = await serve((response, request) => {
      if (isBroken) response.writeHead(500).end('{}')
      else answered(response, request)
    })
    const background = await startBackground({ baseUrl, detail: 'low' })
    const tab = openTab(await pageWithPicture())
    background.clickImage(tab, lake)
    const failed = await background.until(isStill)
    expect(failed.turn.state.name).toBe('failed')
    isBroken = false
    await background.ask('retry', { turnId: failed.turn.id, ...changes })
    await background.until(({ state }) => state.name === 'done')
    const before = posts().length
    background.clickImage(tab, lake)
    await eventually(async () => expect(await background.chats()).toHaveLength(2))
    expect((await background.until(isStill)).turn).toMatchObject({
      state: { name: 'done' },
      reusedFrom: null,
    })
    expect(posts()).toHaveLength(before + 1)
  })

  test('in a private window is not answered from what is kept', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    const page = await pageWithPicture()
    background.clickImage(openTab(page), lake)
    await background.until(isStill)
    background.clickImage(openTab(page, { incognito: true }), lake)
    const { turn } = await background.inPrivate.until(isStill)
    expect(turn).toMatchObject({ answer: 'A lake, at dawn.', reusedFrom: null })
    expect(posts()).toHaveLength(2)
  })

  test('in a private window is not answered from elsewhere, nor is its answer used there', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    const page = await pageWithPicture()
    background.clickImage(openTab(page, { incognito: true }), lake)
    await background.inPrivate.until(isStill)
    background.clickImage(openTab(page), lake)
    const { turn } = await background.until(isStill)
    expect(turn).toMatchObject({ answer: 'A lake, at dawn.', reusedFrom: null })
    expect(posts()).toHaveLength(2)
  })
})

const aDayLater = () =>
  vi.spyOn(Date, 'now').mockImplementation(() => performance.timeOrigin + performance.now() + 25 * 3_600_000)
afterEach(() => void vi.restoreAllMocks())

test('the stored answer to bytes is shown at once, however old', async () => {
  const background = await startBackground({ baseUrl: await serve(answered), sendAs: 'image' })
  const tab = openTab(await pageWithPicture())
  background.clickImage(tab, lake)
  await background.until(isStill)
  aDayLater()
  background.clickImage(tab, lake)
  await eventually(async () => expect(await background.chats()).toHaveLength(2))
  expect((await background.until(isStill)).turn.reusedFrom).not.toBeNull()
  expect(posts()).toHaveLength(1)
})

test('what one site showed the browser under a link answers nothing on another', async () => {
  const background = await startBackground({ baseUrl: await serve(answered) })
  const hostile = 'https://hostile.example/a.png'
  background.clickImage(openTab(await pageWithPicture({ url: hostile })), hostile)
  await background.until(isStill)
  // The same pixels, of an honest site.
  background.clickImage(openTab(await pageWithPicture()), lake)
  await eventually(async () => expect(await background.chats()).toHaveLength(2))
  expect((await background.until(isStill)).turn).toMatchObject({ reusedFrom: null, sent: [{ as: 'link' }] })
  expect(posts()).toHaveLength(2)
})

test.each(['file', 'screen'] as const)(
  'asking for the pixels another way (%s) is never answered from the store',
  async (rung) => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    const page = await pageWithPicture()
    world.screen = dataUrlOf(await bytesOf(picture().resize(200, 100).png()))
    const tab = openTab(page)
    // Both ways have been asked before, each once.
    background.clickImage(tab, lake)
    const { turn } = await background.until(isStill)
    for (const count of [2, 3]) {
      await background.ask('tryAnother', { turnId: turn.id, rung })
      await eventually(() => expect(posts()).toHaveLength(count))
      expect((await background.until(isStill)).turn).toMatchObject({
        repeats: turn.id,
        reusedFrom: null,
        sent: [{ as: 'bytes' }],
      })
    }
    expect(await background.chats()).toHaveLength(1)
  },
)

test('a question that waits, and whose pixels were then wanted another way, is never answered from the store', async () => {
  const background = await startBackground({ baseUrl: await serve(answered), askAtOnce: true })
  const tab = openTab(await pageWithPicture())
  background.clickImage(tab, lake)
  const { turn: first } = await background.until(isStill)
  // Its bytes have been asked about before.
  await background.ask('tryAnother', { turnId: first.id, rung: 'file' })
  await background.until((turn) => isStill(turn) && turn.repeats === first.id)
  await change(background, { askAtOnce: false })
  background.clickImage(tab, lake)
  const { chat, turn } = await background.until(({ state }) => state.name === 'draft')
  await background.ask('tryAnother', { turnId: turn.id, rung: 'file' })
  await background.until(({ state, images }) => state.name === 'draft' && images[0]?.link === null)
  const { question, model, detail } = turn
  await background.ask('ask', { chatId: chat.id, question, model, detail })
  const { turn: asked } = await background.until(({ state }) => state.name === 'done')
  expect(asked).toMatchObject({ reusedFrom: null, sent: [{ as: 'bytes' }] })
  expect(posts()).toHaveLength(3)
})

/** Changes settings as the options page does. */
async function change(background: Background, changes: Partial<Settings>): Promise<void> {
  const state = await background.ask('readState', {})
  if (state.ok) await background.ask('saveSettings', { settings: { ...state.value.settings, ...changes } })
}
