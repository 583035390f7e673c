import { describe, expect, test } from 'vitest'
import type { Turn } from '../../../src/core/chat/turn.ts'
import { answers, posts, sentBodies, serve } from '../fakes/answer-server.ts'
import { eventually } from '../fakes/eventually.ts'
import { sizeOf } from '../fakes/pixels.ts'
import { dataUrlOf } from '../samples/page-samples.ts'
import { bytesOf, picture } from '../samples/sample-images.ts'
import { type Background, isStill, startBackground } from './start-background.ts'

const answered = answers('A lake.')
const png = (width: number, height: number) => bytesOf(picture().resize(width, height).png())
const sentSizes = async () => sizeOf(sentBodies().at(-1)?.messages)

describe('images in the place of one', () => {
  /** A chat about a strip of 400 x 9000 pixels. */
  async function withStrip(settings = {}) {
    const strip = await bytesOf(picture().resize(400, 9000, { fit: 'fill' }).png())
    const background = await startBackground({ baseUrl: await serve(answered), ...settings })
    const dataUrl = dataUrlOf(strip)
    await background.ask('addFile', { chatId: null, name: 'strip.png', dataUrl, isPrivate: false })
    const { turn } = await background.until(isStill)
    return { background, turn, imageId: turn.images[0]?.id ?? '' }
  }
  const ask = (background: Pick<Background, 'ask'>, chatId: string) =>
    background.ask('ask', { chatId, question: 'What does it say?', model: 'gpt-6-luna', detail: 'high' })

  test('parts of a long strip wait for the question in the same turn', async () => {
    const { background, turn, imageId } = await withStrip()
    expect(await background.ask('splitImage', { turnId: turn.id, imageId })).toEqual({
      ok: true,
      value: null,
    })
    const { turns, turn: split } = await background.until(
      ({ images, state }) => images.length > 1 && state.name === 'draft',
    )
    expect(turns.map(({ id }) => id)).toEqual([turn.id])
    expect(split.images.map(({ alternativeText }) => alternativeText)).toContain(
      `Part 1 of ${split.images.length}`,
    )
    expect(posts()).toHaveLength(0)
  })

  test('one frame of an animation is asked about in the same chat once there is an answer', async () => {
    const { background, turn, imageId } = await withStrip()
    await ask(background, turn.chatId)
    await background.until(({ state }) => state.name === 'done')
    const dataUrl = dataUrlOf(await png(50, 20))
    await background.ask('useFrame', { turnId: turn.id, imageId, index: 3, dataUrl })
    await eventually(() => expect(posts()).toHaveLength(2))
    const { chat, turn: framed } = await background.until(isStill)
    expect(chat.id).toBe(turn.chatId)
    expect(framed).toMatchObject({
      question: 'What does it say?',
      repeats: turn.id,
      images: [{ alternativeText: 'strip.png · frame 3' }],
    })
    expect(await sentSizes()).toEqual([{ width: 50, height: 20 }])
    // Whoever asks about a frame wants an answer, not a stored one.
    await background.ask('useFrame', { turnId: turn.id, imageId, index: 3, dataUrl })
    await eventually(() => expect(posts()).toHaveLength(3))
  })

  test('that were chosen before the question was asked are never answered from the store', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    const file = { chatId: null, name: 'a.png', dataUrl: dataUrlOf(await png(60, 40)), isPrivate: false }
    const dataUrl = dataUrlOf(await png(50, 20))
    for (const count of [1, 2]) {
      const added = await background.ask('addFile', file)
      const chatId = added.ok ? added.value.chatId : ''
      const { turn } = await background.until(({ state }) => state.name === 'draft', chatId)
      const frame = { turnId: turn.id, imageId: turn.images[0]?.id ?? '', index: 3 }
      await background.ask('useFrame', { ...frame, dataUrl })
      const isReplaced = ({ state, images }: Turn) =>
        state.name === 'draft' && images[0]?.copy?.size.width === 50
      await background.until(isReplaced, chatId)
      await ask(background, chatId)
      const { turn: done } = await background.until(({ state }) => state.name === 'done', chatId)
      expect(done.reusedFrom).toBeNull()
      expect(posts()).toHaveLength(count)
    }
  })

  test('of a chat in a private window stay private', async () => {
    const background = await startBackground({ baseUrl: await serve(answered) })
    const file = { chatId: null, name: 'a.png', dataUrl: dataUrlOf(await png(60, 40)), isPrivate: true }
    const added = await background.inPrivate.ask('addFile', file)
    const chatId = added.ok ? added.value.chatId : ''
    await ask(background.inPrivate, chatId)
    const { turn } = await background.inPrivate.until(({ state }) => state.name === 'done', chatId)
    const frame = { turnId: turn.id, imageId: turn.images[0]?.id ?? '', index: 3 }
    await background.inPrivate.ask('useFrame', { ...frame, dataUrl: dataUrlOf(await png(50, 20)) })
    await eventually(() => expect(posts()).toHaveLength(2))
    expect(await background.chats()).toEqual([])
  })

  test('what a model sees of it is shown at every level, the smaller the level the smaller', async () => {
    const { background, turn, imageId } = await withStrip()
    const shown = await background.ask('showSeen', { turnId: turn.id, imageId, model: 'gpt-6-luna' })
    const pictures = shown.ok ? shown.value.pictures : []
    expect(pictures.map(({ level }) => level)).toEqual(['low', 'high', 'original'])
    expect(await sizeOf(pictures.map(({ picture: url }) => url))).toEqual(pictures.map(({ size }) => size))
  })
})
