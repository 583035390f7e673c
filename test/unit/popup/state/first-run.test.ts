import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { presets } from '../../../../src/core/server/presets.ts'
import { defaultSettings } from '../../../../src/core/settings/settings.ts'
import { chatRow, openPage, turnRow } from './popup-page.ts'

const settle = () => vi.advanceTimersByTimeAsync(1000)
const draft = turnRow({ state: { name: 'draft', missing: 'key' }, question: 'What is it?' })
const other = { baseUrl: 'https://openrouter.ai/api/v1', model: 'openai/gpt-6-luna' }
const own = presets.filter(({ keyPage }) => keyPage === null)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function openFirst(answers: Parameters<typeof openPage>[0] = {}) {
  const saved = { ...defaultSettings, ...other }
  const saveKey = { hasKey: true, last4: 'wxyz', host: 'openrouter.ai', storage: 'computer', isLocked: false }
  const page = openPage(
    { saveSettings: saved, saveKey, ask: { chatId: 'chat', turnId: 'turn' }, ...answers },
    false,
  )
  page.show([draft])
  await settle()
  const done = () => page.names().filter((name) => ['saveSettings', 'saveKey', 'ask'].includes(name))
  return { ...page, done }
}

describe('connecting', () => {
  test('saves the server, then its key, then asks what waits, with the model of that server', async () => {
    const page = await openFirst()
    expect(await page.chat.connect(other, 'sk-or-v1-0123456789')).toBeNull()
    expect(page.done()).toEqual(['saveSettings', 'saveKey', 'ask'])
    expect(page.asked.find(({ name }) => name === 'saveKey')?.payload).toMatchObject({
      baseUrl: other.baseUrl,
      key: 'sk-or-v1-0123456789',
    })
    expect(page.asked.find(({ name }) => name === 'ask')?.payload).toMatchObject({
      question: 'What is it?',
      model: other.model,
    })
    expect(page.chat.isKeyWanted.value).toBe(false)
  })

  test('to the server that is set already saves the key alone', async () => {
    const page = await openFirst()
    await page.chat.connect(defaultSettings, 'sk-proj-0123456789')
    expect(page.done()).toEqual(['saveKey', 'ask'])
  })

  test('with something that is no key changes and sends nothing, and says why', async () => {
    const page = await openFirst()
    const report = await page.chat.connect(other, ' ')
    expect(report?.problem).toEqual({ kind: 'key-malformed', reason: 'empty' })
    expect(page.done()).toEqual([])
  })

  test.each([
    ['saveSettings', ['saveSettings']],
    ['saveKey', ['saveSettings', 'saveKey']],
  ] as const)('when %s fails, says so and asks nothing; the question waits', async (failing, done) => {
    const page = await openFirst({ [failing]: new Error() })
    const report = await page.chat.connect(other, 'sk-or-v1-0123456789')
    expect(report?.problem).toEqual({ kind: 'storage-failed' })
    expect(page.done()).toEqual(done)
    expect(page.chat.next.text.value).toBe('What is it?')
  })

  test('asks nothing in a chat that came into its place meanwhile', async () => {
    const page = await openFirst()
    const connecting = page.chat.connect(other, 'sk-or-v1-0123456789')
    page.show([{ ...draft, id: 'other', chatId: 'other', question: 'And that?' }], {
      ...chatRow,
      id: 'other',
    })
    expect(await connecting).toBeNull()
    expect(page.done()).toEqual(['saveSettings', 'saveKey'])
    expect(page.chat.next.text.value).toBe('And that?')
  })

  test('to a server on this computer needs no key', async () => {
    const server = { baseUrl: 'http://localhost:11434/v1', model: 'qwen3-vl:4b' }
    const page = await openFirst({ saveSettings: { ...defaultSettings, ...server } })
    expect(await page.chat.connect(server, null)).toBeNull()
    expect(page.done()).toEqual(['saveSettings', 'ask'])
  })
})

describe('this computer', () => {
  const models = (names: string[]) => ({ models: names, shutdowns: [] })

  test('is asked nothing before it is chosen', async () => {
    const page = await openFirst()
    expect(page.names()).not.toContain('testKey')
    expect(page.chat.ownComputer.value).toEqual({ name: 'not-looked' })
  })

  test('is asked at the usual addresses, without a key', async () => {
    const page = await openFirst({ testKey: models(['llama3', 'qwen3-vl:4b']) })
    const looking = page.chat.lookForServers(own)
    expect(page.chat.ownComputer.value).toEqual({ name: 'looking' })
    expect(await looking).toEqual({ name: 'found', server: own[0], model: 'qwen3-vl:4b', sees: true })
    const asked = page.asked.filter(({ name }) => name === 'testKey').map(({ payload }) => payload)
    expect(asked).toEqual(own.map(({ baseUrl }) => ({ baseUrl, key: null })))
  })

  test.each([
    ['a model that may not see', models(['llama3']), { name: 'found', model: 'llama3', sees: false }],
    ['no model at all', models([]), { name: 'found', model: null, sees: false }],
    ['no server', new Error(), { name: 'none' }],
  ])('with %s says so', async (_what, testKey, seen) => {
    const page = await openFirst({ testKey })
    await page.chat.lookForServers(own)
    expect(page.chat.ownComputer.value).toMatchObject(seen)
  })
})

describe('what is typed before the page knows what is wanted', () => {
  test('is for the first field that comes, once', async () => {
    const page = openPage()
    expect(page.chat.isKeyKnown.value).toBe(false)
    page.chat.writeEarly('sk-or-v1')
    await settle()
    expect(page.chat.isKeyKnown.value).toBe(true)
    expect(page.chat.next.text.value).toBe('')
    expect(page.chat.takeEarly()).toBe('sk-or-v1')
    expect(page.chat.takeEarly()).toBe('')
  })

  test('does not wait for ever where the settings cannot be read', async () => {
    const page = openPage({ readState: new Error() })
    await settle()
    expect(page.chat.isKeyKnown.value).toBe(true)
  })
})
