import { describe, expect, test } from 'vitest'
import { answers, posts, sentBodies, serve } from '../fakes/answer-server.ts'
import { sizeOf } from '../fakes/pixels.ts'
import { openTab } from '../fakes/tab.ts'
import { dataUrlOf, lake, pageWithPicture } from '../samples/page-samples.ts'
import { bytesOf, picture } from '../samples/sample-images.ts'
import { type Background, isStill, startBackground } from './start-background.ts'

const png = await bytesOf(picture().resize(64, 48).png())
const answered = answers('Two pictures.')
const asked = { question: 'What do they share?', model: 'gpt-6-luna', detail: 'auto' } as const
const add = (background: Background, chatId: string | null, bytes = png) =>
  background.ask('addFile', { chatId, name: 'mine.png', dataUrl: dataUrlOf(bytes), isPrivate: false })

/** A background with a chat about a picture of 40 x 30 pixels on a page, that is answered. */
async function withChat() {
  const background = await startBackground({ baseUrl: await serve(answered) })
  background.clickImage(openTab(await pageWithPicture()), lake)
  const { chat } = await background.until(isStill)
  return { background, chatId: chat.id }
}

describe('an image of the user', () => {
  test('begins a chat that waits for a question', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    const added = await add(background, null)
    const { chat, turn } = await background.until(isStill)
    expect(added).toEqual({ ok: true, value: { chatId: chat.id } })
    expect(turn).toMatchObject({
      state: { name: 'draft', missing: 'question' },
      images: [{ alternativeText: 'mine.png' }],
    })
    expect(posts()).toHaveLength(0)
  })

  test('is called as its file, without controls of direction', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    const name = 'photo\u202egnp.exe'
    const popup = background.connect()
    popup.say({ name: 'follow', chatId: null })
    await background.ask('addFile', { chatId: null, name, dataUrl: dataUrlOf(png), isPrivate: false })
    const { turn } = await background.until(isStill)
    expect(turn.images[0]?.alternativeText).toBe('photognp.exe')
    // What pages are told does not come from the store, which strips it too.
    expect(JSON.stringify(popup.heard)).toContain('photognp.exe')
    expect(JSON.stringify(popup.heard)).not.toContain(name)
  })

  test('joins the question that waits, the same one once', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    await add(background, null)
    const { chat } = await background.until(isStill)
    await add(background, chat.id, await bytesOf(picture().png()))
    await add(background, chat.id)
    const { turns } = await background.until(isStill)
    expect(turns.map(({ images }) => images.length)).toEqual([2])
  })

  test('is taken out again as long as the question waits; the next one stands for the chat', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    await add(background, null)
    const { chat } = await background.until(isStill)
    await add(background, chat.id, await bytesOf(picture().png()))
    const { turn } = await background.until(isStill)
    const [first, second] = turn.images
    await background.ask('removeImage', { turnId: turn.id, imageId: first?.id ?? '' })
    const left = await background.until(isStill)
    expect(left.turn).toMatchObject({ images: [{ id: second?.id }], state: { name: 'draft' } })
    expect(left.chat.thumbnail).not.toBe(chat.thumbnail)
    expect(left.chat.title).toBe(chat.title)
  })

  test('that was the last leaves a question that waits for one, and is not asked without', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    await add(background, null)
    const { chat, turn } = await background.until(isStill)
    await background.ask('removeImage', { turnId: turn.id, imageId: turn.images[0]?.id ?? '' })
    expect((await background.until(isStill)).turn).toMatchObject({ images: [], state: { name: 'draft' } })
    const refused = await background.ask('ask', { chatId: chat.id, ...asked })
    expect(refused).toMatchObject({ problem: { kind: 'image-not-found' } })
    await add(background, chat.id)
    await background.ask('ask', { chatId: chat.id, ...asked })
    const { turns } = await background.until(({ state }) => state.name === 'done')
    expect(turns).toMatchObject([{ id: turn.id, images: [{}] }])
  })

  test('of a question that was asked stays', async () => {
    const { background, chatId } = await withChat()
    const { turn } = await background.until(isStill, chatId)
    const gone = { turnId: turn.id, imageId: turn.images[0]?.id ?? '' }
    expect(await background.ask('removeImage', gone)).toMatchObject({ problem: { kind: 'chat-busy' } })
  })

  test('turns the other popups and panels to its chat', async () => {
    const { background, chatId } = await withChat()
    const panel = background.connect('src/popup/index.html?panel')
    panel.say({ name: 'follow', chatId: null })
    await add(background, chatId)
    expect(panel.heard).toContainEqual(
      expect.objectContaining({
        name: 'show',
        view: expect.objectContaining({ chat: expect.objectContaining({ id: chatId }) }),
      }),
    )
  })

  test('that is none is refused, and nothing of it stays', async () => {
    const background = await startBackground()
    expect(await add(background, null, new TextEncoder().encode('no picture'))).toEqual({
      ok: false,
      problem: { kind: 'image-undecodable' },
    })
    expect(await background.chats()).toEqual([])
  })

  test('in a private window is in no history', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    const file = { chatId: null, name: 'mine.png', dataUrl: dataUrlOf(png), isPrivate: true }
    const added = await background.ask('addFile', file)
    const chatId = added.ok ? added.value.chatId : ''
    const { chat } = await background.inPrivate.until(isStill, chatId)
    expect(chat.isPrivate).toBe(true)
    expect(await background.chats()).toEqual([])
  })

  test('goes along with a question that is asked of its chat before it is read', async () => {
    const { background, chatId } = await withChat()
    const adding = add(background, chatId)
    const asking = background.ask('ask', { chatId, ...asked })
    expect([await adding, await asking]).toMatchObject([{ ok: true }, { ok: true }])
    const { turns, turn } = await background.until(
      ({ question, state }) => question === asked.question && state.name === 'done',
    )
    expect(turns).toHaveLength(2)
    expect(turn.images).toMatchObject([{ size: { width: 64, height: 48 } }])
    expect(await sizeOf(sentBodies().at(-1)?.messages)).toContainEqual({ width: 64, height: 48 })
    expect(posts()).toHaveLength(2)
  })

  test('goes along although the question came when only the first of two was read', async () => {
    const { background, chatId } = await withChat()
    const first = add(background, chatId)
    const second = add(background, chatId, await bytesOf(picture().resize(30, 20).png()))
    await first
    const asking = background.ask('ask', { chatId, ...asked })
    expect([await second, await asking]).toMatchObject([{ ok: true }, { ok: true }])
    const { turn } = await background.until(
      ({ question, state }) => question === asked.question && state.name === 'done',
    )
    expect(turn.images).toMatchObject([{ size: { width: 64 } }, { size: { width: 30 } }])
    expect(posts()).toHaveLength(2)
  })

  test('that cannot be read holds the question back also when another one that came after it can', async () => {
    const { background, chatId } = await withChat()
    const adding = [add(background, chatId, new TextEncoder().encode('no picture')), add(background, chatId)]
    const asking = background.ask('ask', { chatId, ...asked })
    expect(await Promise.all(adding)).toMatchObject([{ ok: false }, { ok: true }])
    expect(await asking).toMatchObject({ problem: { kind: 'image-undecodable' } })
    expect(posts()).toHaveLength(1)
  })

  test('for a chat that is gone is refused', async () => {
    const background = await startBackground()
    expect(await add(background, 'gone')).toMatchObject({ problem: { kind: 'chat-gone' } })
  })

  test('that cannot be read holds the question back: it is neither sent without it nor lost', async () => {
    const { background, chatId } = await withChat()
    const adding = add(background, chatId, new TextEncoder().encode('no picture'))
    const asking = background.ask('ask', { chatId, ...asked })
    expect([await adding, await asking]).toMatchObject([
      { ok: false, problem: { kind: 'image-undecodable' } },
      { ok: false, problem: { kind: 'image-undecodable' } },
    ])
    expect(posts()).toHaveLength(1)
    expect((await background.until(isStill)).turns).toHaveLength(1)
    // The next question is not held back by it.
    await background.ask('ask', { chatId, ...asked })
    expect((await background.until(isStill)).turns).toHaveLength(2)
  })
})
