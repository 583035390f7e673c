import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { badgeGraceMs } from '../../../src/core/chat/badge-of.ts'
import { delta, event, fails, finish, openStream, sends, serve } from '../fakes/answer-server.ts'
import { world } from '../fakes/browser.ts'
import { eventually } from '../fakes/eventually.ts'
import { openTab } from '../fakes/tab.ts'
import { sampleChat } from '../platform/store/sample-store.ts'
import { lake, pageWithPicture } from '../samples/page-samples.ts'
import { makeTurn } from '../samples/samples.ts'
import { isStill, startBackground } from './start-background.ts'

const aLake = sends(delta('A lake.'), finish('stop'))
const refusal = { error: { message: 'No.', code: 'model_not_found' } }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
})
afterEach(() => void vi.useRealTimers())
/** The time in which the click's own page would have come is over. */
const later = () => void vi.setSystemTime(Date.now() + badgeGraceMs)

/** A click whose page does not come; the server answers when it could have come (`isLate`), or before. */
async function leftAlone(server: Parameters<typeof serve>[0], { isLate = true, askAtOnce = true } = {}) {
  const late = Promise.withResolvers<void>()
  const baseUrl = await serve(async (...call) => {
    await late.promise
    return server(...call)
  })
  const background = await startBackground({ baseUrl, askAtOnce })
  background.clickImage(openTab(await pageWithPicture()), lake)
  await background.until(() => true)
  if (isLate) later()
  late.resolve()
  return background
}

/** A server that begins to answer, and ends when it is told to. */
function slowServer() {
  const end = Promise.withResolvers<void>()
  const server: Parameters<typeof serve>[0] = async (response) => {
    const stream = openStream(response)
    stream.write(delta('A lake'))
    await end.promise
    stream.end(finish('stop') + event('[DONE]'))
  }
  return { server, end: end.resolve }
}

const badge = (text: string) => eventually(() => expect(world.button.badge).toBe(text))

describe('the toolbar icon, while no page shows the chat,', () => {
  test('says that an answer is on its way, and then that it is there; both in words too', async () => {
    const { server, end } = slowServer()
    const background = await leftAlone(server, { isLate: false })
    const { chat } = await background.until(({ state }) => state.name === 'answering')
    const popup = background.connect()
    popup.say({ name: 'follow', chatId: chat.id })
    await eventually(() => expect(popup.heard).toContainEqual(expect.objectContaining({ name: 'show' })))
    expect(world.badges.filter(Boolean)).toEqual([])
    later()
    popup.close()
    await badge('…')
    expect(world.button.title).toBe('Ask About This Image: answer on its way')
    end()
    await badge('✓')
    expect(world.button.title).toBe('Ask About This Image: answer ready')
  })

  test('says that something went wrong', async () => {
    await leftAlone(fails(404, refusal))
    await badge('!')
    expect(world.button.title).toBe('Ask About This Image: no answer, something went wrong')
  })

  test('says nothing any more once the chat is opened, in words neither', async () => {
    const background = await leftAlone(aLake)
    await badge('✓')
    background.connect().say({ name: 'follow-newest' })
    await badge('')
    expect(world.button.title).toBe('Ask About This Image')
    expect(world.session).not.toHaveProperty('badge-marks')
  })

  test('says nothing of a chat that was deleted', async () => {
    const background = await leftAlone(aLake)
    const { chat } = await background.until(isStill)
    await badge('✓')
    await background.ask('deleteChat', { chatId: chat.id })
    await badge('')
  })

  test('says nothing of a question that waits for the user', async () => {
    const background = await leftAlone(aLake, { askAtOnce: false })
    await background.until(isStill)
    later()
    await background.ask('readState', {})
    expect(world.badges.filter(Boolean)).toEqual([])
  })
})

test('while the popup shows the chat, nothing flashes on the icon', async () => {
  const background = await startBackground({ baseUrl: await serve(aLake) })
  background.clickImage(openTab(await pageWithPicture()), lake)
  const popup = background.connect()
  popup.say({ name: 'follow-newest' })
  await background.until(({ state }) => state.name === 'done')
  later()
  await background.ask('readState', {})
  expect(world.badges.filter(Boolean)).toEqual([])
})

test('the icon says nothing of what is asked in private windows: every window has the same icon', async () => {
  const background = await startBackground({ baseUrl: await serve(aLake) })
  const tab = openTab(await pageWithPicture())
  background.clickImage({ ...tab, incognito: true }, lake)
  await background.inPrivate.until(() => true)
  later()
  await background.inPrivate.until(({ state }) => state.name === 'done')
  expect(world.badges.filter(Boolean)).toEqual([])
  expect(world.session).not.toHaveProperty('badge-marks')
})

describe('a background that is started again', () => {
  test('goes on saying what the one before it said', async () => {
    world.session['badge-marks'] = { 'a-chat': 'done' }
    await startBackground()
    await badge('✓')
  })

  test('says that the answer it was to give has not come', async () => {
    await startBackground()
    const { chatStore } = await import('../../../src/platform/store/chat-store.ts')
    const turn = makeTurn({ state: { name: 'answering' }, leaseUntil: Date.now() })
    await chatStore.commitTurn({ ...sampleChat, id: turn.chatId }, turn, [], true)
    vi.resetModules()
    await import('../../../src/background/index.ts')
    later()
    await badge('!')
  })

  test('takes away what the icon says from before the browser was started', async () => {
    world.button.badge = '…'
    await startBackground()
    await badge('')
  })
})
