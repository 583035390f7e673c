import { describe, expect, test, vi } from 'vitest'
import { answers, fails, type Handler, posts, sentBodies, serve } from '../fakes/answer-server.ts'
import { world } from '../fakes/browser.ts'
import { eventually } from '../fakes/eventually.ts'
import { sizeOf } from '../fakes/pixels.ts'
import { openTab } from '../fakes/tab.ts'
import { dataUrlOf, lake, makeCandidate, pageBytes } from '../samples/page-samples.ts'
import { bytesOf, picture } from '../samples/sample-images.ts'
import { slowStore } from './slow-store.ts'
import { isStill, startBackground } from './start-background.ts'

const answered = answers('A lake.')
const png = (width: number, height: number) => bytesOf(picture().resize(width, height).png())

/** A chat about the first of two pictures that lie over each other on a page. */
async function withTwoPictures(settings = {}, handle: Handler = answered) {
  const files = { [lake]: await png(40, 30), 'https://page.example/under.png': await png(20, 10) }
  world.screen = dataUrlOf(await png(200, 100))
  const background = await startBackground({ baseUrl: await serve(handle), sendAs: 'image', ...settings })
  const tab = openTab({
    locate: () =>
      Object.keys(files).map((url, index) => makeCandidate({ url, alternativeText: `Picture ${index + 1}` })),
    fetch: (url: keyof typeof files) => pageBytes(files[url] ?? new Uint8Array(), url),
  })
  background.clickImage(tab, lake)
  return { background, tab, ...(await background.until(isStill)) }
}

const sentSizes = async () => sizeOf(sentBodies().at(-1)?.messages)

describe('"Not this one?"', () => {
  test('offers what else lies there, and once there is an answer asks the same about it in its place, in the same chat', async () => {
    const { background, turn } = await withTwoPictures()
    expect(await background.ask('readAlternatives', { turnId: turn.id })).toMatchObject({
      value: { candidates: [{ kind: 'image' }, { kind: 'image' }], chosen: 0, next: 'screen' },
    })
    await background.ask('tryAnother', { turnId: turn.id, candidate: 1 })
    const other = await background.until(({ repeats, state }) => repeats !== null && state.name === 'done')
    expect(await background.chats()).toMatchObject([{ id: turn.chatId }])
    expect(other.turns).toMatchObject([
      { id: turn.id, answer: 'A lake.' },
      { question: turn.question, repeats: turn.id, images: [{ size: { width: 20, height: 10 } }] },
    ])
    // Neither the wrong picture nor what was said of it goes along.
    expect(await sentSizes()).toEqual([{ width: 20, height: 10 }])
    expect(JSON.stringify(sentBodies().at(-1)?.messages)).not.toContain('A lake.')
  })

  test('can be said of the other one too, which has a click of its own', async () => {
    const { background, turn } = await withTwoPictures()
    await background.ask('tryAnother', { turnId: turn.id, candidate: 1 })
    const other = await background.until(({ repeats, state }) => repeats !== null && state.name === 'done')
    expect(await background.ask('readAlternatives', { turnId: other.turn.id })).toMatchObject({
      value: { candidates: [{}, {}], chosen: 1 },
    })
    await background.ask('tryAnother', { turnId: other.turn.id, candidate: 0 })
    const back = await background.until(
      ({ repeats, state }) => repeats === other.turn.id && state.name === 'done',
    )
    expect(back.turns).toHaveLength(3)
    // The same was asked about it before: its answer is there, free.
    expect(back.turn).toMatchObject({ images: [{ size: { width: 40 } }], reusedFrom: { turnId: turn.id } })
    expect(posts()).toHaveLength(2)
  })

  test('leaves out of the next question what was asked about the wrong picture', async () => {
    const { background, turn } = await withTwoPictures()
    const asked = { question: 'How deep is it?', model: 'gpt-6-luna', detail: 'auto' } as const
    await background.ask('ask', { chatId: turn.chatId, ...asked })
    await background.until(({ question, state }) => question === asked.question && state.name === 'done')
    await background.ask('tryAnother', { turnId: turn.id, candidate: 1 })
    await background.until(({ repeats, state }) => repeats !== null && state.name === 'done')
    await background.ask('ask', { chatId: turn.chatId, ...asked, question: 'And how wide?' })
    await background.until(({ question, state }) => question === 'And how wide?' && state.name === 'done')
    expect(await sentSizes()).toEqual([{ width: 20, height: 10 }])
    expect(JSON.stringify(sentBodies().at(-1)?.messages)).not.toContain(asked.question)
  })

  test('that finds nothing says so in the same chat, and is looked for again by "Retry"', async () => {
    const { background, turn, tab } = await withTwoPictures()
    openTab({ locate: () => [] })
    await background.ask('tryAnother', { turnId: turn.id, candidate: 1 })
    const failed = await background.until(({ repeats, state }) => repeats !== null && state.name === 'failed')
    expect(failed.turns).toHaveLength(2)
    openTab(tab.page)
    await background.ask('retry', { turnId: failed.turn.id })
    await background.until(({ repeats, state }) => repeats !== null && state.name === 'done')
    expect(await sentSizes()).toEqual([{ width: 20, height: 10 }])
  })

  test('an old question that is asked again has its own picture, not the one in its place', async () => {
    const { background, turn } = await withTwoPictures()
    await background.ask('tryAnother', { turnId: turn.id, candidate: 1 })
    const other = await background.until(({ repeats, state }) => repeats !== null && state.name === 'done')
    await background.ask('retry', { turnId: turn.id })
    await background.until(({ id, state }) => id !== other.turn.id && state.name === 'done')
    // And not the other one beside it, with what was said of that.
    expect(await sentSizes()).toEqual([{ width: 40, height: 30 }])
    expect(JSON.stringify(sentBodies().at(-1)?.messages)).not.toContain('A lake.')
  })

  test('names the chat after the other picture, unless the user has named it', async () => {
    const { background, turn, chat } = await withTwoPictures()
    expect(chat).toMatchObject({ title: 'Picture 1' })
    await background.ask('tryAnother', { turnId: turn.id, candidate: 1 })
    const other = await background.until(({ repeats, state }) => repeats !== null && state.name === 'done')
    expect(other.chat.title).toBe('Picture 2')
    expect(other.chat.thumbnail).not.toBe(chat.thumbnail)
  })

  test('does nothing while the chat is looking or answering', async () => {
    const { background, turn } = await withTwoPictures()
    const [first, second] = await Promise.all(
      [1, 0].map((candidate) => background.ask('tryAnother', { turnId: turn.id, candidate })),
    )
    expect(first).toEqual({ ok: true, value: null })
    expect(second).toMatchObject({ problem: { kind: 'chat-busy' } })
    await background.until(({ repeats, state }) => repeats !== null && state.name === 'done')
  })

  test('leaves files of the user beside the picture', async () => {
    const { background, turn, chat } = await withTwoPictures({ askAtOnce: false })
    const dataUrl = dataUrlOf(await png(50, 20))
    await background.ask('addFile', { chatId: chat.id, name: 'mine.png', dataUrl, isPrivate: false })
    await background.ask('tryAnother', { turnId: turn.id, candidate: 1 })
    const { turn: changed } = await background.until(
      ({ images, state }) => images[0]?.size?.width === 20 && state.name === 'draft',
    )
    expect(changed.images.map(({ size }) => size?.width)).toEqual([20, 50])
  })

  test('asks at once also where a click waits for the question', async () => {
    const { background, turn } = await withTwoPictures({ askAtOnce: false })
    const asked = { question: 'Which lake?', model: 'gpt-6-luna', detail: 'auto' } as const
    await background.ask('ask', { chatId: turn.chatId, ...asked })
    await background.until(({ state }) => state.name === 'done')
    await background.ask('tryAnother', { turnId: turn.id, candidate: 1 })
    await eventually(() => expect(posts()).toHaveLength(2))
    expect(await sentSizes()).toEqual([{ width: 20, height: 10 }])
  })

  test('makes a new turn also of one that failed, once another about its picture was answered', async () => {
    let count = 0
    const first: Handler = (...call) => (count++ === 0 ? fails(400, {})(...call) : answered(...call))
    const { background, turn } = await withTwoPictures({}, first)
    expect(turn.state.name).toBe('failed')
    const asked = { question: 'How deep is it?', model: 'gpt-6-luna', detail: 'auto' } as const
    await background.ask('ask', { chatId: turn.chatId, ...asked })
    await background.until(({ question, state }) => question === asked.question && state.name === 'done')
    await background.ask('tryAnother', { turnId: turn.id, candidate: 1 })
    const other = await background.until(({ repeats, state }) => repeats === turn.id && state.name === 'done')
    expect(other.turns.map(({ images }) => images.map(({ size }) => size?.width))).toEqual([[40], [], [20]])
    await background.ask('ask', { chatId: turn.chatId, ...asked, question: 'And how wide?' })
    await background.until(({ question, state }) => question === 'And how wide?' && state.name === 'done')
    expect(await sentSizes()).toEqual([{ width: 20, height: 10 }])
    expect(JSON.stringify(sentBodies().at(-1)?.messages)).not.toContain(asked.question)
  })

  test('changes the turn itself as long as it has no answer', async () => {
    const { background, turn, chat } = await withTwoPictures({ askAtOnce: false })
    await background.ask('tryAnother', { turnId: turn.id, candidate: 1 })
    const changed = await background.until(
      ({ images, state }) => images[0]?.size?.width === 20 && state.name === 'draft',
    )
    expect(changed).toMatchObject({ chat: { id: chat.id }, turns: [{ id: turn.id }] })
    expect(posts()).toHaveLength(0)
  })
})

describe('another way to the pixels', () => {
  test('sends what is visible instead of the file', async () => {
    const { background, turn } = await withTwoPictures({ askAtOnce: false })
    await background.ask('useVisible', { turnId: turn.id })
    const { turn: sent } = await background.until(({ state }) => state.name === 'done')
    expect(sent).toMatchObject({ id: turn.id, sent: [{ as: 'bytes', conversions: ['cropped-from-screen'] }] })
    expect(await sentSizes()).toEqual([{ width: 40, height: 30 }])
  })

  test('that ends before it is found is looked for by "Retry", and the old picture is not asked about', async () => {
    const { background, turn } = await withTwoPictures()
    const disk = await slowStore('commitTurn', (_, { repeats }) => repeats !== null)
    await background.ask('tryAnother', { turnId: turn.id, candidate: 1 })
    await disk.begun
    // The row that is being stored is what a background that begins anew would find.
    const click = Object.entries(world.session).filter(([key]) => key.startsWith('click:'))
    expect(click).toHaveLength(2)
    disk.goOn()
    await background.until(({ repeats, state }) => repeats !== null && state.name === 'done')
  })

  test('goes on by itself once the user has opened the site', async () => {
    const { background, turn } = await withTwoPictures({ askAtOnce: false })
    vi.stubGlobal('fetch', async () => new Response((await png(60, 45)).slice()))
    world.session['pending-site-access'] = { turnId: turn.id, origin: 'https://page.example' }
    world.events.permissionAdded.dispatch({ origins: ['https://page.example/*'] })
    const { turn: changed } = await background.until(({ images }) => images[0]?.copy?.source === 'background')
    expect(changed.images).toMatchObject([{ size: { width: 60, height: 45 }, link: null }])
    expect(world.session).not.toHaveProperty('pending-site-access')
  })

  test('goes on in the chat of an answer that was waited for, and turns the popup to it', async () => {
    const { background, turn, chat } = await withTwoPictures()
    const { fetch } = globalThis
    const original = (await png(60, 45)).slice()
    // What goes to the server goes there; the rest is the site's.
    vi.stubGlobal('fetch', async (...call: Parameters<typeof fetch>) =>
      JSON.stringify(call).includes('page.example') ? new Response(original) : fetch(...call),
    )
    const popup = background.connect()
    popup.say({ name: 'follow', chatId: null })
    world.session['pending-site-access'] = { turnId: turn.id, origin: 'https://page.example' }
    world.events.permissionAdded.dispatch({ origins: ['https://page.example/*'] })
    const { turns } = await background.until(({ repeats, images }) => repeats !== null && images.length > 0)
    expect(turns).toMatchObject([{ id: turn.id }, { repeats: turn.id }])
    const shown = popup.heard.filter((event) => JSON.stringify(event).includes('"show"'))
    expect(shown.at(-1)).toMatchObject({ view: { chat: { id: chat.id } } })
  })

  test('is not there when the click is forgotten', async () => {
    const { background, turn } = await withTwoPictures()
    world.session = {}
    expect(await background.ask('readAlternatives', { turnId: turn.id })).toEqual({ ok: true, value: null })
    expect(await background.ask('tryAnother', { turnId: turn.id, rung: 'screen' })).toMatchObject({
      problem: { kind: 'image-gone' },
    })
  })
})
