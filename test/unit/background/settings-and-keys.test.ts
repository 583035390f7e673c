import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../../src/core/settings/settings.ts'
import { fails, posts, seen, serve } from '../fakes/answer-server.ts'
import { world } from '../fakes/browser.ts'
import { startBackground } from './start-background.ts'

const key = 'sk-CANARY-0123456789'
const computer = { storage: 'computer' } as const

describe('settings', () => {
  test('that are valid are stored, told to every page, and change the menu', async () => {
    const background = await startBackground()
    const page = background.connect('src/options/index.html')
    const settings = { ...defaultSettings, pageMenu: false, interfaceLanguage: 'zh_CN' as const }
    expect(await background.ask('saveSettings', { settings })).toEqual({ ok: true, value: settings })
    expect(world.menu).toEqual([
      expect.objectContaining({ id: 'ask-image@popup', title: expect.stringMatching(/[一-鿿]/) }),
    ])
    expect(page.heard).toContainEqual(expect.objectContaining({ name: 'state', settings }))
  })

  test('that two pages change at once are both kept', async () => {
    const background = await startBackground()
    const changes = [{ model: 'mine' }, { detail: 'low' }, { textSize: 'large' }, { model: 'gpt-6-sol' }]
    await Promise.all(changes.map((settings) => background.ask('saveSettings', { settings })))
    expect(world.local.settings).toMatchObject({ model: 'gpt-6-sol', detail: 'low', textSize: 'large' })
  })

  test('one of which is none are not stored, and the problem names it', async () => {
    const background = await startBackground({ model: 'mine' })
    const settings = { ...defaultSettings, maxAnswerTokens: 3 }
    expect(await background.ask('saveSettings', { settings })).toMatchObject({
      problem: { kind: 'setting-invalid', field: 'maxAnswerTokens' },
    })
    expect(world.local.settings).toEqual({ model: 'mine' })
  })
})

describe('a key', () => {
  test('is never told to a page: only that it is there, and its last four characters', async () => {
    const background = await startBackground()
    const page = background.connect('src/options/index.html')
    const { baseUrl } = defaultSettings
    const saved = await background.ask('saveKey', { baseUrl, key: ` ${key}\n`, keeping: computer })
    expect(saved).toMatchObject({ value: { hasKey: true, last4: '6789', host: 'api.openai.com' } })
    const state = await background.ask('readState', {})
    expect(JSON.stringify([page.heard, saved, state])).not.toContain('CANARY')
    expect(await background.ask('removeKey', { baseUrl })).toMatchObject({ value: { hasKey: false } })
    expect(JSON.stringify(world.local)).not.toContain('CANARY')
  })

  test('is tested at its own server alone, with a request that costs nothing', async () => {
    const background = await startBackground()
    const baseUrl = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ data: [{ id: 'llava' }] }))
    })
    expect(await background.ask('testKey', { baseUrl, key })).toMatchObject({ value: { models: ['llava'] } })
    expect(seen.map(({ method, url, headers }) => [method, url, headers.authorization])).toEqual([
      ['GET', '/v1/models', `Bearer ${key}`],
    ])
    expect(posts()).toHaveLength(0)
  })
})

test('counting exactly asks the server only with a key, and tells what it refuses', async () => {
  const background = await startBackground({
    baseUrl: await serve(fails(404, { error: { message: 'no such route' } })),
  })
  const question = { chatId: null, question: 'What is it?', model: 'gpt-6-luna', detail: 'auto' } as const
  expect(await background.ask('countExactly', question)).toMatchObject({
    problem: { kind: 'image-not-found' },
  })
  expect(seen).toHaveLength(0)
})

test.each([
  ['of an unknown name', { name: 'steal', payload: {} }],
  ['with more than it may carry', { name: 'stop', payload: { turnId: 'a', key: 'b' } }],
  ['that is no envelope', 'readState'],
])('a message %s gets no answer', async (_, message) => {
  await startBackground()
  const own = { id: 'own', url: 'chrome-extension://own/src/popup/index.html' }
  expect(await Promise.all(world.events.message.dispatch(message, own))).toEqual([undefined])
  const foreign = { id: 'own', url: 'https://page.example/' }
  expect(world.events.message.dispatch({ name: 'readState', payload: {} }, foreign)).toEqual([undefined])
})
