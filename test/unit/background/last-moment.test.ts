import { describe, expect, test } from 'vitest'
import { answers, delta, finish, posts, sends, serve } from '../fakes/answer-server.ts'
import { eventually } from '../fakes/eventually.ts'
import { openTab } from '../fakes/tab.ts'
import { dataUrlOf, lake, pageWithPicture } from '../samples/page-samples.ts'
import { bytesOf, picture } from '../samples/sample-images.ts'
import { slowStore } from './slow-store.ts'
import { isStill, startBackground } from './start-background.ts'

const asked = { question: 'Which lake?', model: 'gpt-6-luna', detail: 'auto' } as const
const dataUrl = dataUrlOf(await bytesOf(picture().resize(64, 48).png()))

/** A background in which the user has clicked on a picture. */
async function afterClick(settings: object = {}) {
  const baseUrl = await serve(answers('A lake.'))
  const background = await startBackground({ baseUrl, ...settings })
  background.clickImage(openTab(await pageWithPicture()), lake)
  return background
}

describe('an answer that has come and is still being stored', () => {
  test('is not lost to a frame that was chosen before it came', async () => {
    const background = await afterClick({ askAtOnce: false })
    const { turn } = await background.until(isStill)
    const reading = await slowStore('readImage')
    const naming = await slowStore('changeChat')
    const frame = { turnId: turn.id, imageId: turn.images[0]?.id ?? '', index: 1, dataUrl }
    const framing = background.ask('useFrame', frame)
    await reading.begun
    await background.ask('ask', { chatId: turn.chatId, ...asked })
    await naming.begun
    reading.goOn()
    naming.goOn()
    expect(await framing).toMatchObject({ ok: true })
    const { turn: kept } = await background.until(isStill, turn.chatId)
    expect(kept).toMatchObject({ id: turn.id, answer: 'A lake.', images: turn.images, requests: [{}] })
  })

  test('names its chat, though a file is added meanwhile', async () => {
    const background = await afterClick()
    const naming = await slowStore('changeChat')
    await naming.begun
    const [{ id: chatId = '' } = {}] = await background.chats()
    const adding = background.ask('addFile', { chatId, name: 'mine.png', dataUrl, isPrivate: false })
    await background.chats()
    naming.goOn()
    expect(await adding).toMatchObject({ ok: true })
    const { chat, turns } = await background.until(({ state }) => state.name === 'draft')
    expect(chat.title).toBe('A lake')
    expect(turns).toHaveLength(2)
  })

  test.each(['continue', 'useVisible'] as const)('is not sent for again by a second %s', async (name) => {
    const handlers = [finish('length'), finish('stop')].map((end) => sends(delta('A lake.'), end))
    const baseUrl = await serve((...call) => handlers.shift()?.(...call))
    const background = await startBackground({ baseUrl })
    background.clickImage(openTab(await pageWithPicture()), lake)
    const { turn } = await background.until(isStill)
    expect(turn.state.name).toBe('cut')
    await eventually(async () => expect((await background.chats())[0]?.title).toBe('A lake'))
    const naming = await slowStore('changeChat')
    expect(await background.ask('continue', { turnId: turn.id })).toMatchObject({ ok: true })
    await naming.begun
    const second = background.ask(name, { turnId: turn.id })
    naming.goOn()
    expect(await second).toEqual({ ok: false, problem: { kind: 'chat-busy' } })
    expect((await background.until(isStill)).turn).toMatchObject({ state: { name: 'done' } })
    expect(posts()).toHaveLength(2)
  })

  test('is not asked for again once its chat is deleted', async () => {
    const background = await afterClick()
    let calls = 0
    const naming = await slowStore('changeChat', () => calls++ === 0)
    await naming.begun
    const { turn, chat } = await background.until(isStill)
    const again = background.ask('retry', { turnId: turn.id })
    await background.chats()
    await background.ask('deleteChat', { chatId: chat.id })
    naming.goOn()
    expect(await again).toEqual({ ok: false, problem: { kind: 'chat-gone' } })
    expect(posts()).toHaveLength(1)
  })
})

// Where the deletion meets the retry is a matter of a step or two of the event loop.
test.each([0, 1, 2, 3, 4, 5, 6])(
  'nothing is sent for a chat that is deleted %i steps after Retry',
  async (steps) => {
    const background = await afterClick()
    const { turn, chat } = await background.until(isStill)
    await eventually(async () => expect((await background.chats())[0]?.title).toBe('A lake'))
    const again = background.ask('retry', { turnId: turn.id })
    for (let step = 0; step < steps; step++) await new Promise((resolve) => setImmediate(resolve))
    await background.ask('deleteChat', { chatId: chat.id })
    const reply = await again
    if (reply.ok) await background.until((last) => last.id === reply.value.turnId && isStill(last), chat.id)
    expect(posts()).toHaveLength(1)
    expect(await background.chats()).toEqual([])
  },
)

test('another picture that is chosen while the first is being stored is taken', async () => {
  const background = await afterClick({ askAtOnce: false })
  const storing = await slowStore('commitTurn', (_, { images }) => images.length > 0)
  await storing.begun
  const { turn } = await background.until(isStill)
  const trying = background.ask('tryAnother', { turnId: turn.id, candidate: 0 })
  for (let message = 0; message < 5; message++) await background.chats()
  storing.goOn()
  expect(await trying).toEqual({ ok: true, value: null })
  await background.until((last) => isStill(last) && last.images.length > 0)
})

describe('a question', () => {
  test('at the moment in which a stopped search becomes a draft is sent', async () => {
    const background = await afterClick({ askAtOnce: false })
    const { turn } = await background.until(isStill)
    const storing = await slowStore('commitTurn', (_, { state }) => state.name === 'draft')
    const { locate, ...page } = await pageWithPicture()
    const { promise, resolve: goOn } = Promise.withResolvers<void>()
    openTab({ ...page, locate: () => promise.then(locate) })
    await background.ask('tryAnother', { turnId: turn.id, candidate: 0 })
    await background.until(({ state }) => state.name === 'acquiring')
    await background.ask('stop', { turnId: turn.id })
    goOn()
    await storing.begun
    const asking = background.ask('ask', { chatId: turn.chatId, ...asked })
    // So that it finds the search not over.
    for (let message = 0; message < 5; message++) await background.chats()
    storing.goOn()
    expect(await asking).toMatchObject({ ok: true })
    expect((await background.until(({ state }) => state.name === 'done')).turns).toMatchObject([asked])
    expect(posts()).toHaveLength(1)
  })

  test('that comes while the picture is being stored is never a draft again', async () => {
    const background = await afterClick({ askAtOnce: false })
    const storing = await slowStore('commitTurn', (_, { images }) => images.length > 0)
    await storing.begun
    const [{ id: chatId = '' } = {}] = await background.chats()
    await background.ask('ask', { chatId, ...asked })
    const popup = background.connect()
    popup.say({ name: 'follow', chatId })
    await eventually(() => expect(JSON.stringify(popup.heard)).toContain('"show"'))
    storing.goOn()
    await background.until(({ state }) => state.name === 'done')
    expect(JSON.stringify(popup.heard)).not.toContain('"draft"')
    expect(posts()).toHaveLength(1)
  })
})
