import { describe, expect, test, vi } from 'vitest'
import { defaultSettings } from '../../../src/core/settings/settings.ts'
import {
  answers,
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
import { openTab } from '../fakes/tab.ts'
import { lake, pageWithPicture } from '../samples/page-samples.ts'
import { failed, oldKey } from './failed-question.ts'
import { isStill, startBackground } from './start-background.ts'

const newKey = 'sk-new-0123456789'
const keyRefused = fails(401, { error: { message: 'Incorrect API key.', code: 'invalid_api_key' } })
const elsewhere = fails(403, { error: { code: 'unsupported_country_region_territory', message: 'No.' } })
const blind = fails(404, { error: { code: 'model_not_found', message: 'No such model.' } })
const isDone = ({ state }: { state: { name: string } }) => state.name === 'done'

/** Takes the key that is new; the others it refuses. */
const takesNewKey: Handler = (response, request) =>
  (request.headers.authorization?.includes(newKey) ? answers('A lake.') : keyRefused)(response, request)

describe('a question that failed because its key was refused', () => {
  test('is asked again once, by itself, when another key is saved', async () => {
    const { background, turn, saveKey } = await failed(takesNewKey)
    expect(turn.state).toMatchObject({ report: { problem: { kind: 'key-refused' } } })
    await Promise.all([saveKey(newKey), saveKey(newKey)])
    const { turns } = await background.until(isDone)
    expect(turns).toMatchObject([{ id: turn.id, answer: 'A lake.' }])
    await saveKey(`${newKey}-2`)
    expect(posts()).toHaveLength(2)
  })

  test('is asked again with each other key until one is right', async () => {
    const { background, saveKey } = await failed(takesNewKey)
    await saveKey('sk-wrong-0123456789')
    await background.until(({ state }) => state.name === 'failed')
    await eventually(() => expect(posts()).toHaveLength(2))
    await background.until(isStill)
    await saveKey(newKey)
    await background.until(isDone)
    expect(posts()).toHaveLength(3)
  })

  test('gets the rest of its answer, where it had begun', async () => {
    const handlers = [sends(delta('A lake, '), finish('length')), keyRefused, answers('at dawn.')]
    const { background, turn, saveKey } = await failed((...call) => handlers.shift()?.(...call))
    await background.ask('continue', { turnId: turn.id })
    await background.until(({ state }) => state.name === 'failed')
    await saveKey(newKey)
    const { turns } = await background.until(isDone)
    expect(turns).toMatchObject([{ id: turn.id, answer: 'A lake, at dawn.' }])
    expect(posts()).toHaveLength(3)
  })

  test.each(['the same key', 'a key of another server', 'a key after a quarter of an hour'])(
    'stays as it is with %s',
    async (what) => {
      const { background, turn, saveKey } = await failed(takesNewKey)
      if (what === 'the same key') await saveKey(oldKey)
      if (what === 'a key of another server') await saveKey(newKey, 'https://other.example/v1')
      if (what.startsWith('a key after')) {
        const late = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 16 * 60_000)
        await saveKey(newKey)
        late.mockRestore()
      }
      expect((await background.until(isStill)).turn).toEqual(turn)
      expect(posts()).toHaveLength(1)
    },
  )

  test('stays as it is when its chat is deleted', async () => {
    const { background, chat, saveKey } = await failed(takesNewKey)
    await background.ask('deleteChat', { chatId: chat.id })
    await saveKey(newKey)
    await background.ask('restoreChat', { chatId: chat.id })
    expect((await background.until(isStill)).turn.state.name).toBe('failed')
    expect(posts()).toHaveLength(1)
  })

  test.each(['in its chat', 'in another chat'])(
    'stays as it is when something else was asked since, %s',
    async (where) => {
      const handlers = [keyRefused, answers('Something else.'), answers('A lake.')]
      const { background, chat, turn, saveKey } = await failed((...call) => handlers.shift()?.(...call))
      await background.ask('awaitCure', { turnId: turn.id })
      const asked = { question: 'And this?', model: 'gpt-6-luna', detail: 'low' } as const
      if (where === 'in its chat') await background.ask('ask', { chatId: chat.id, ...asked })
      else background.clickImage(openTab(await pageWithPicture()), lake.replace('lake', 'pond'))
      await background.until(isDone)
      await saveKey(newKey)
      await background.until(isStill)
      expect((await background.until(() => true, chat.id)).turns[0]).toEqual(turn)
      expect(posts()).toHaveLength(2)
    },
  )

  test('is asked again with the same key when the user has typed that into its note', async () => {
    const { background, turn, saveKey } = await failed(takesNewKey)
    await background.ask('awaitCure', { turnId: turn.id })
    await saveKey(oldKey)
    await eventually(() => expect(posts()).toHaveLength(2))
    await background.until(isStill)
    // Once for each click.
    await saveKey(oldKey)
    expect(posts()).toHaveLength(2)
  })

  test('is asked as a whole where only a space of its answer had come', async () => {
    const refusedLater = event({ error: { code: 'invalid_api_key', message: 'Incorrect API key.' } })
    const handlers = [sends(delta('\n'), refusedLater), answers('A lake.')]
    const { background, turn, saveKey } = await failed((...call) => handlers.shift()?.(...call))
    expect(turn).toMatchObject({ answer: '\n', state: { report: { problem: { kind: 'key-refused' } } } })
    await saveKey(newKey)
    const { turns } = await background.until(isDone)
    expect(turns).toMatchObject([{ answer: 'A lake.' }])
    expect(sentBodies().map(({ messages }) => messages.at(-1)?.role)).toEqual(['user', 'user'])
    expect(sentBodies()[1]?.messages).toEqual(sentBodies()[0]?.messages)
  })

  test('cannot be awaited by a page of a normal window when it is private', async () => {
    const { background, turn } = await failed(takesNewKey, {}, true)
    expect(await background.ask('awaitCure', { turnId: turn.id })).toMatchObject({
      problem: { kind: 'chat-gone' },
    })
    expect(world.session).not.toHaveProperty('awaited-cure')
  })

  test('stays in its private chat, and is shown nowhere else', async () => {
    const { background, page, chat, turn, saveKey } = await failed(takesNewKey, {}, true)
    const other = background.connect()
    other.say({ name: 'follow-newest' })
    await saveKey(newKey)
    const { turns } = await page.until(isDone)
    expect(turns).toMatchObject([{ id: turn.id, chatId: chat.id, answer: 'A lake.' }])
    expect(await background.chats()).toEqual([])
    expect(JSON.stringify(other.heard)).not.toContain('A lake.')
  })
})

describe('a question whose cure the user sets out for', () => {
  test('is asked again at the other server, with the model that was chosen for it', async () => {
    let isThere = false
    const {
      background,
      turn,
      saveSettings,
      baseUrl: first,
    } = await failed((...call) => (isThere ? answers('A lake.') : elsewhere)(...call))
    expect(turn.state).toMatchObject({ report: { problem: { kind: 'region-blocked' } } })
    isThere = true
    await background.ask('awaitCure', { turnId: turn.id })
    const baseUrl = first.replace('127.0.0.1', 'localhost')
    await saveSettings({ baseUrl, model: 'other-model' })
    const { turns } = await background.until(isDone)
    expect(turns).toMatchObject([{ id: turn.id, model: 'other-model', host: new URL(baseUrl).host }])
    expect(world.session).not.toHaveProperty('awaited-cure')
    expect(posts()).toHaveLength(2)
  })

  test('waits for the key of the other server', async () => {
    const { background, turn, saveSettings } = await failed(elsewhere)
    await background.ask('awaitCure', { turnId: turn.id })
    await saveSettings({ baseUrl: 'https://other.example/v1' })
    expect((await background.until(isStill)).turn).toEqual(turn)
    expect(world.session['awaited-cure']).toMatchObject({ turnId: turn.id })
  })

  test.each([
    ['nothing that asks was changed', { interfaceLanguage: 'zh_CN' }, true],
    ['the user has not set out for it', { model: 'other-model' }, false],
  ])('stays as it is when %s', async (_, changes, isAwaited) => {
    const { background, turn, saveSettings } = await failed(blind)
    if (isAwaited) await background.ask('awaitCure', { turnId: turn.id })
    await saveSettings(changes)
    expect((await background.until(isStill)).turn).toEqual(turn)
    expect(posts()).toHaveLength(1)
  })

  test('is kept to the limit that holds then', async () => {
    const paid = sends(delta('A lake.'), finish('stop', { prompt_tokens: 1000, completion_tokens: 0 }))
    const handlers = [paid, paid, paid]
    const baseUrl = await serve((...call) => handlers.shift()?.(...call))
    const price = {
      host: new URL(baseUrl).host,
      model: 'gpt-6-luna',
      input: 1000,
      cachedInput: null,
      output: 0,
    }
    const settings = {
      ...defaultSettings,
      baseUrl,
      prices: [{ ...price, countsAs: '' }],
      maxAnswerTokens: 16,
    }
    const background = await startBackground({ ...settings, dailyLimitUsd: 1 })
    background.clickImage(openTab(await pageWithPicture()), lake)
    const { turn } = await background.until(isDone)
    await background.ask('retry', { turnId: turn.id })
    const { turn: stopped } = await background.until((last) => last.id !== turn.id && isStill(last))
    expect(stopped.state).toMatchObject({ report: { problem: { kind: 'spending-limit' } } })
    // Still too low.
    await background.ask('awaitCure', { turnId: stopped.id })
    await background.ask('saveSettings', { settings: { ...settings, dailyLimitUsd: 1.01 } })
    await background.until(isStill)
    expect(posts()).toHaveLength(1)
    await background.ask('awaitCure', { turnId: stopped.id })
    await background.ask('saveSettings', { settings: { ...settings, dailyLimitUsd: 50 } })
    await background.until(isDone)
    expect(posts()).toHaveLength(2)
  })

  test('is forgotten with its private window', async () => {
    const { page, turn } = await failed(elsewhere, {}, true)
    await page.ask('awaitCure', { turnId: turn.id })
    expect(JSON.stringify(world.session)).toContain(turn.id)
    world.windows = [{ incognito: false }]
    world.events.windowRemoved.dispatch(2)
    await eventually(() => expect(JSON.stringify(world.session)).not.toContain(turn.id))
  })
})
