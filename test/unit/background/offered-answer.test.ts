import { afterEach, describe, expect, test, vi } from 'vitest'
import { answers, posts, serve } from '../fakes/answer-server.ts'
import { eventually } from '../fakes/eventually.ts'
import { openTab } from '../fakes/tab.ts'
import { dataUrlOf, lake, pageWithPicture } from '../samples/page-samples.ts'
import { bytesOf, picture } from '../samples/sample-images.ts'
import { isStill, startBackground } from './start-background.ts'

const answered = answers('A lake, at dawn.')

const aDayLater = () =>
  vi.spyOn(Date, 'now').mockImplementation(() => performance.timeOrigin + performance.now() + 25 * 3_600_000)
afterEach(() => void vi.restoreAllMocks())

describe('the stored answer to a link', () => {
  /** The same asked again a day later: the question waits beside what is offered. */
  async function askedADayLater() {
    const background = await startBackground({ baseUrl: await serve(answered) })
    const tab = openTab(await pageWithPicture())
    background.clickImage(tab, lake)
    const first = await background.until(isStill)
    aDayLater()
    background.clickImage(tab, lake)
    await eventually(async () => expect(await background.chats()).toHaveLength(2))
    const second = await background.until(isStill)
    expect(second.turn).toMatchObject({
      state: { name: 'draft', missing: 'question' },
      answer: '',
      offered: { turnId: first.turn.id, askedAt: first.turn.createdAt },
    })
    expect(posts()).toHaveLength(1)
    return { background, first, second }
  }

  test('is offered with its date after a day, and shown when the user wants it', async () => {
    const { background, first, second } = await askedADayLater()
    expect(await background.ask('showStored', { turnId: second.turn.id })).toEqual({ ok: true, value: null })
    const { turn } = await background.until(({ state }) => state.name === 'done')
    expect(turn).toMatchObject({
      answer: first.turn.answer,
      reusedFrom: { turnId: first.turn.id },
      offered: null,
    })
    expect(posts()).toHaveLength(1)
  })

  test('that is offered is not what asking gives', async () => {
    const { background, second } = await askedADayLater()
    const { id: chatId } = second.chat
    const { question, model, detail } = second.turn
    expect((await background.ask('ask', { chatId, question, model, detail })).ok).toBe(true)
    const { turn } = await background.until(({ state }) => state.name === 'done')
    expect(turn).toMatchObject({ id: second.turn.id, reusedFrom: null, offered: null })
    expect(posts()).toHaveLength(2)
  })

  test('is offered no more for other pixels of the picture', async () => {
    const { background, second } = await askedADayLater()
    await background.ask('tryAnother', { turnId: second.turn.id, rung: 'file' })
    const { turn } = await background.until(
      ({ state, images }) => state.name === 'draft' && images[0]?.link === null,
    )
    expect(turn.offered).toBeNull()
  })

  test('is offered no more with a picture beside it', async () => {
    const { background, second } = await askedADayLater()
    const dataUrl = dataUrlOf(await bytesOf(picture().resize(50, 20).png()))
    const file = { chatId: second.chat.id, name: 'mine.png', dataUrl, isPrivate: false }
    expect(await background.ask('addFile', file)).toMatchObject({ ok: true })
    const { turn } = await background.until(
      ({ state, images }) => state.name === 'draft' && images.length === 2,
    )
    expect(turn.offered).toBeNull()
  })

  test('is offered no more for a part of the picture', async () => {
    const { background, second } = await askedADayLater()
    const dataUrl = dataUrlOf(await bytesOf(picture().resize(50, 20).png()))
    const { id: imageId = '' } = second.turn.images[0] ?? {}
    const frame = { turnId: second.turn.id, imageId, index: 3, dataUrl }
    expect(await background.ask('useFrame', frame)).toMatchObject({ ok: true })
    const { turn } = await background.until(
      ({ state, images }) => state.name === 'draft' && images[0]?.id !== imageId,
    )
    expect(turn.offered).toBeNull()
  })

  test('that is gone by then leaves the question waiting, unpaid', async () => {
    const { background, first, second } = await askedADayLater()
    await background.ask('deleteChat', { chatId: first.chat.id })
    await background.ask('showStored', { turnId: second.turn.id })
    const { turn } = await background.until(
      ({ offered, state }) => offered === null && state.name === 'draft',
    )
    expect(turn.answer).toBe('')
    expect(posts()).toHaveLength(1)
  })
})
