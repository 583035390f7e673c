import { describe, expect, test } from 'vitest'
import { defaultSettings, type Settings } from '../../../src/core/settings/settings.ts'
import type { FeedEvent } from '../../../src/platform/messages/messages.ts'
import { storeKey } from '../../../src/platform/store/key-store.ts'
import { delta, finish, posts, sends, sentBodies, serve } from '../fakes/answer-server.ts'
import { eventually } from '../fakes/eventually.ts'
import { openTab } from '../fakes/tab.ts'
import { pageWithPicture } from '../samples/page-samples.ts'
import { isStill, startBackground } from './start-background.ts'

const lake = 'https://page.example/lake.png'
const answered = sends(delta('A lake, at dawn.'), finish('stop'))

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

describe('while the picture is looked for, a question', () => {
  test('keeps to the server that its model was chosen for, also when another is chosen', async () => {
    const baseUrl = await serve(answered)
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

  test('that the user asks then is the one that is sent', async () => {
    const background = await startBackground({ baseUrl: await serve(answered), askAtOnce: false })
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

  test.each<[string, Partial<Settings>]>([
    ['server', { baseUrl: 'http://127.0.0.1:9/v1' }],
    // The price of its model is not known.
    ['limit', { dailyLimitUsd: 0.01 }],
  ])('that the user asks after they changed the %s goes by what holds then', async (_, changes) => {
    const baseUrl = await serve(answered)
    const settings = { baseUrl, askAtOnce: false }
    const background = await startBackground(settings)
    const { page, isLookedAt, goOn } = await slowPage()
    background.clickImage(openTab(page), lake)
    await isLookedAt
    const { chat } = await background.until(({ state }) => state.name === 'acquiring')
    await background.ask('saveSettings', { settings: { ...defaultSettings, ...settings, ...changes } })
    await background.ask('ask', { chatId: chat.id, question: 'Which?', model: 'mine', detail: 'auto' })
    goOn()
    const { turn } = await background.until(isStill)
    expect(turn).toMatchObject({ question: 'Which?', state: { name: 'failed' } })
    expect(posts()).toHaveLength(0)
  })

  test('that comes after it was stopped is neither sent nor swallowed: the chat is still busy', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    const { page, isLookedAt, goOn } = await slowPage()
    background.clickImage(openTab(page), lake)
    await isLookedAt
    const { turn } = await background.until(({ state }) => state.name === 'acquiring')
    await background.ask('stop', { turnId: turn.id })
    const asked = { question: 'Which lake?', model: 'gpt-6-luna', detail: 'auto' } as const
    expect(await background.ask('ask', { chatId: turn.chatId, ...asked })).toMatchObject({
      problem: { kind: 'chat-busy' },
    })
    goOn()
    const { turns } = await background.until(({ state }) => state.name === 'draft')
    expect(turns).toMatchObject([{ question: turn.question }])
    expect(posts()).toHaveLength(0)
  })

  test('is shown, and can be stopped', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
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
})
