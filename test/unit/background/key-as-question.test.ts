import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../../src/core/settings/settings.ts'
import { answers, fails, posts, seen, sentBodies, serve } from '../fakes/answer-server.ts'
import { world } from '../fakes/browser.ts'
import { openTab } from '../fakes/tab.ts'
import { lake, pageWithPicture } from '../samples/page-samples.ts'
import { isStill, startBackground } from './start-background.ts'

/** A key that only the store can tell from words, and one that anyone can. */
const secret = 'correct-horse-battery-staple'
const plain = 'sk-CANARY-0123456789abcdef'
const isKey = { ok: false, problem: { kind: 'question-is-key' } }
const how = { model: 'gpt-6-luna', detail: 'auto' } as const

/** A background with a stored key of another server, and a chat about a picture that waits for a question. */
async function chatThatWaits(settings: object = {}) {
  const baseUrl = await serve(answers('A lake.'))
  world.local.keys = { 'https://other.example': secret }
  const background = await startBackground({ baseUrl, askAtOnce: false, ...settings })
  background.clickImage(openTab(await pageWithPicture()), lake)
  const { chat, turn } = await background.until(isStill)
  return { background, chat, turn, baseUrl }
}

const everything = async (background: Awaited<ReturnType<typeof startBackground>>, chatId: string) =>
  JSON.stringify([
    world.local,
    world.session,
    await background.chats(),
    await background.ask('readChat', { chatId }),
  ])

const typed: [what: string, question: string][] = [
  ['a key', plain],
  ['a key within a sentence', `${plain} what is this?`],
  ['a key in quotes, with its header', `"Authorization: Bearer ${plain}"\n`],
  ['the key of another server, which has no look', secret],
  ['that key within a sentence, in upper case', `Is ${secret.toUpperCase()} right?`],
  ['that key as Base64', `What is ${btoa(`x:${secret}`)}?`],
]

describe.each(typed)('%s', (_, question) => {
  test('is not asked, not stored, and nothing is sent', async () => {
    const { background, chat } = await chatThatWaits()
    world.local.keys = {}
    const before = await everything(background, chat.id)
    world.local.keys = { 'https://other.example': secret }
    expect(await background.ask('ask', { chatId: chat.id, question, ...how })).toEqual(isKey)
    world.local.keys = {}
    expect(await everything(background, chat.id)).toBe(before)
    expect(seen).toHaveLength(0)
  })

  test('is not counted', async () => {
    const { background, chat } = await chatThatWaits()
    expect(await background.ask('countExactly', { chatId: chat.id, question, ...how })).toEqual(isKey)
    expect(seen).toHaveLength(0)
  })

  test('is no default question', async () => {
    world.local.keys = { 'https://other.example': secret }
    const background = await startBackground({ model: 'mine' })
    world.local.keys = { 'https://other.example': secret }
    const settings = { ...defaultSettings, defaultQuestion: question }
    expect(await background.ask('saveSettings', { settings })).toEqual(isKey)
    expect(world.local.settings).toEqual({ model: 'mine' })
  })
})

test('a key is no model either', async () => {
  const { background, chat, turn } = await chatThatWaits()
  const asked = { chatId: chat.id, question: 'What is it?', detail: 'auto' as const, model: plain }
  expect(await background.ask('ask', asked)).toEqual(isKey)
  expect(await background.ask('countExactly', asked)).toEqual(isKey)
  expect(await background.ask('retry', { turnId: turn.id, model: secret })).toEqual(isKey)
  expect(await background.ask('saveSettings', { settings: { ...defaultSettings, model: plain } })).toEqual(
    isKey,
  )
  expect(seen).toHaveLength(0)
})

test('a default question that is a key, of an older version, is not asked: the usual one is', async () => {
  const { turn } = await chatThatWaits({ askAtOnce: true, defaultQuestion: plain })
  expect(turn.question).toBe("What's in this image?")
  expect(JSON.stringify(sentBodies())).not.toContain('CANARY')
})

test('a question that is a key, of an older version, is not sent again in any way', async () => {
  const { background, turn, chat } = await chatThatWaits({ askAtOnce: true })
  const { chatStore } = await import('../../../src/platform/store/chat-store.ts')
  const sent = posts().length
  for (const answer of ['', 'A lake.']) {
    const state = { name: 'stopped' } as const
    await chatStore.putTurn({ ...turn, question: secret, answer, state })
    expect(await background.ask('retry', { turnId: turn.id })).toEqual(isKey)
    await background.ask('continue', { turnId: turn.id })
    const { turns } = await background.until(isStill)
    expect(turns).toHaveLength(1)
  }
  expect((await background.until(isStill, chat.id)).turn.state).toMatchObject({
    name: 'failed',
    report: isKey.problem && { problem: isKey.problem },
  })
  expect(posts()).toHaveLength(sent)
})

test('a placeholder for a key is a word that may be asked about', async () => {
  const { background, chat } = await chatThatWaits()
  world.local.keys = { 'http://127.0.0.1:11434': 'ollama' }
  const question = 'Is this a picture of an ollama?'
  expect(await background.ask('ask', { chatId: chat.id, question, ...how })).toMatchObject({ ok: true })
})

test('the question of a picture that is still looked for is refused as well', async () => {
  const baseUrl = await serve(fails(500, {}))
  const background = await startBackground({ baseUrl, askAtOnce: false })
  background.clickImage(openTab(await pageWithPicture()), lake)
  const { chat } = await background.until(() => true)
  expect(await background.ask('ask', { chatId: chat.id, question: plain, ...how })).toEqual(isKey)
  expect((await background.until(isStill, chat.id)).turn.question).not.toContain('CANARY')
})

test('a question that is a key, of an older version, does not go along with the next one', async () => {
  const { background, turn, chat } = await chatThatWaits({ askAtOnce: true })
  const { chatStore } = await import('../../../src/platform/store/chat-store.ts')
  await chatStore.putTurn({ ...turn, question: `Is ${secret} right?` })
  const asked = { chatId: chat.id, question: 'And now?', ...how }
  expect(await background.ask('ask', asked)).toMatchObject({ ok: true })
  await background.until((last) => last.id !== turn.id && isStill(last))
  await background.ask('countExactly', asked)
  expect(sentBodies()).toHaveLength(3)
  expect(JSON.stringify(sentBodies())).toContain('And now?')
  expect(JSON.stringify(sentBodies())).not.toContain(secret)
})
