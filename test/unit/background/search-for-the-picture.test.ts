import { describe, expect, test } from 'vitest'
import { defaultSettings, type Settings } from '../../../src/core/settings/settings.ts'
import type { FeedEvent } from '../../../src/platform/messages/messages.ts'
import { storeKey } from '../../../src/platform/store/key-store.ts'
import { answers, posts, sentBodies, serve } from '../fakes/answer-server.ts'
import { eventually } from '../fakes/eventually.ts'
import { openTab } from '../fakes/tab.ts'
import { lake, pageWithPicture } from '../samples/page-samples.ts'
import { isStill, startBackground } from './start-background.ts'

const answered = answers('A lake, at dawn.')

/** A background that looks for a clicked picture, on a page that does not say what it found before `goOn`. */
async function searching(settings: Partial<Settings> = {}) {
  const baseUrl = await serve(answered)
  const background = await startBackground({ baseUrl, ...settings })
  await storeKey(baseUrl, 'sk-mine')
  const { locate, ...page } = await pageWithPicture()
  const looked = Promise.withResolvers<void>()
  const { promise, resolve: goOn } = Promise.withResolvers<void>()
  const slowLocate = () => {
    looked.resolve()
    return promise.then(locate)
  }
  background.clickImage(openTab({ ...page, locate: slowLocate }), lake)
  await looked.promise
  const { turn } = await background.until(({ state }) => state.name === 'acquiring')
  return { background, baseUrl, turn, chatId: turn.chatId, goOn }
}

describe('while the picture is looked for, a question', () => {
  test('keeps to the server that its model was chosen for, also when another is chosen', async () => {
    const { background, baseUrl, goOn } = await searching({ model: 'llava' })
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
    const { background, chatId, goOn } = await searching({ askAtOnce: false })
    const popup = background.connect()
    popup.say({ name: 'follow', chatId })
    const asked = { question: 'Which lake?', model: 'gpt-6-sol', detail: 'high' } as const
    expect(await background.ask('ask', { chatId, ...asked })).toMatchObject({ ok: true })
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
    const { background, baseUrl, chatId, goOn } = await searching({ askAtOnce: false })
    const settings = { ...defaultSettings, baseUrl, askAtOnce: false, ...changes }
    await background.ask('saveSettings', { settings })
    await background.ask('ask', { chatId, question: 'Which?', model: 'mine', detail: 'auto' })
    goOn()
    const { turn } = await background.until(isStill)
    expect(turn).toMatchObject({ question: 'Which?', state: { name: 'failed' } })
    expect(posts()).toHaveLength(0)
  })

  test('that comes after it was stopped is neither sent nor swallowed: the chat is still busy', async () => {
    const { background, turn, chatId, goOn } = await searching()
    await background.ask('stop', { turnId: turn.id })
    const asked = { question: 'Which lake?', model: 'gpt-6-luna', detail: 'auto' } as const
    expect(await background.ask('ask', { chatId, ...asked })).toMatchObject({
      problem: { kind: 'chat-busy' },
    })
    goOn()
    const { turns } = await background.until(({ state }) => state.name === 'draft')
    expect(turns).toMatchObject([{ question: turn.question }])
    expect(posts()).toHaveLength(0)
  })

  test('is shown, and can be stopped', async () => {
    const { background, goOn } = await searching()
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
