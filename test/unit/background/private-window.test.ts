import { describe, expect, test } from 'vitest'
import type { Turn } from '../../../src/core/chat/turn.ts'
import { answers, delta, openStream, posts, serve } from '../fakes/answer-server.ts'
import { type FakeTab, world } from '../fakes/browser.ts'
import { eventually } from '../fakes/eventually.ts'
import { openTab } from '../fakes/tab.ts'
import { dataUrlOf, lake, pageWithPicture } from '../samples/page-samples.ts'
import { bytesOf, picture } from '../samples/sample-images.ts'
import { isStill, startBackground } from './start-background.ts'

const secret = 'A secret lake'
const refused = { ok: false, problem: { kind: 'chat-gone' } }
const privately = { page: { isPrivate: true } }

async function privateTab(changes: FakeTab['page'] = {} as never) {
  const page = { ...(await pageWithPicture({ alternativeText: secret })), ...(changes as object) }
  return openTab(page, { incognito: true })
}

/** Closes a window, with these left. */
function closeWindow(left: { incognito: boolean }[]) {
  world.windows = left
  world.events.windowRemoved.dispatch(2)
}

test('what was asked in a private window ends and is forgotten when the last of them closes', async () => {
  let isOpen = true
  const baseUrl = await serve((response) => {
    openStream(response).write(delta('A la'))
    response.on('close', () => {
      isOpen = false
    })
  })
  const background = await startBackground({ baseUrl })
  const popup = background.connect()
  popup.say({ name: 'follow-newest', ...privately })
  background.clickImage(await privateTab(), lake)
  await eventually(() => expect(JSON.stringify(popup.heard)).toContain('A la'))
  expect(posts()).toHaveLength(1)
  // The history does not show it; the session holds the click.
  expect(await background.chats()).toEqual([])
  expect(JSON.stringify(world.session)).toContain('lake.png')

  closeWindow([{ incognito: true }])
  // A message later, what the event could have set going is done.
  await background.chats()
  expect(isOpen).toBe(true)

  closeWindow([{ incognito: false }])
  await eventually(() => expect(isOpen).toBe(false))
  await eventually(() => expect(JSON.stringify(world.session)).not.toContain('lake.png'))
  await eventually(async () => expect(await background.inPrivate.chats()).toEqual([]))
})

describe('a chat of a private window', () => {
  const pages = [
    ['a popup', 'src/popup/index.html', undefined],
    ['a panel', 'src/popup/index.html?panel', undefined],
    ['a tab', 'src/popup/index.html?tab', { incognito: false }],
    // A tab's own word does not count.
    ['a tab that says it was private', 'src/popup/index.html?tab', { incognito: false }],
  ] as const

  test.each(pages)('is shown in no window of another kind: %s', async (what, path, tab) => {
    const background = await startBackground({ baseUrl: await serve(answers('A secret.')) })
    const early = background.connect(path, tab)
    const word = what.endsWith('private') ? privately : {}
    early.say({ name: 'follow-newest', ...word })
    background.clickImage(await privateTab(), lake)
    const { chat } = await background.inPrivate.until(isStill)
    const late = background.connect(path, tab)
    late.say({ name: 'follow-newest', ...word })
    const named = background.connect(path, tab)
    named.say({ name: 'follow', chatId: chat.id, ...word })
    await eventually(() => {
      for (const page of [late, named])
        expect(page.heard).toContainEqual({ name: 'show', view: { chat: null, turns: [] } })
    })
    // One more word in the chat is told to nobody there.
    await background.inPrivate.ask('ask', { chatId: chat.id, question: 'More?', model: 'm', detail: 'low' })
    await background.inPrivate.until(({ sequence, state }) => sequence === 2 && state.name === 'done')
    expect(JSON.stringify([early.heard, late.heard, named.heard])).not.toMatch(/secret|More\?/)
    expect(await background.chats()).toEqual([])
    expect(await background.ask('readChat', { chatId: chat.id })).toEqual({
      ok: true,
      value: { chat: null, turns: [] },
    })
  })

  test('is the newest and the history of private windows, and theirs alone', async () => {
    const background = await startBackground({ baseUrl: await serve(answers('A lake.')) })
    background.clickImage(openTab(await pageWithPicture()), lake)
    const { chat: usual } = await background.until(isStill)
    background.clickImage(await privateTab(), lake)
    const { chat } = await background.inPrivate.until(isStill)
    expect(await background.inPrivate.chats()).toMatchObject([{ id: chat.id }])
    expect(await background.chats()).toMatchObject([{ id: usual.id }])
    const popup = background.connect()
    popup.say({ name: 'follow-newest', ...privately })
    await eventually(() => expect(JSON.stringify(popup.heard)).toContain(secret))
    // A question asked there of the other's chat would be written to disk.
    popup.say({ name: 'follow', chatId: usual.id, ...privately })
    await eventually(() =>
      expect(popup.heard.at(-1)).toEqual({ name: 'show', view: { chat: null, turns: [] } }),
    )
  })

  test('comes to no small window of another kind where no popup can be opened', async () => {
    world.popupRefusal = 'Browser window has no toolbar.'
    const background = await startBackground({ baseUrl: await serve(answers('A lake.')) })
    background.clickImage(await privateTab(), lake)
    await background.inPrivate.until(isStill)
    expect(world.created).toEqual([])
  })
})

describe('a page of one kind of window', () => {
  const byTurn = (chat: string, turn: Turn) =>
    [
      ['retry', { turnId: turn.id }],
      ['continue', { turnId: turn.id }],
      ['useVisible', { turnId: turn.id }],
      ['showStored', { turnId: turn.id }],
      ['readAlternatives', { turnId: turn.id }],
      ['tryAnother', { turnId: turn.id, rung: 'file' }],
      ['readImage', { turnId: turn.id, imageId: turn.images[0]?.id ?? '' }],
      ['showSeen', { turnId: turn.id, imageId: turn.images[0]?.id ?? '', model: 'm' }],
      ['removeImage', { turnId: turn.id, imageId: turn.images[0]?.id ?? '' }],
      ['splitImage', { turnId: turn.id, imageId: turn.images[0]?.id ?? '' }],
      ['stop', { turnId: turn.id }],
      ['ask', { chatId: chat, question: 'More?', model: 'm', detail: 'low' }],
      ['estimate', { chatId: chat, question: 'More?', model: 'm', detail: 'low' }],
      ['countExactly', { chatId: chat, question: 'More?', model: 'm', detail: 'low' }],
      ['addFile', { chatId: chat, name: 'a', dataUrl: 'data:,', isPrivate: false }],
      ['renameChat', { chatId: chat, title: 'Mine' }],
      ['deleteChat', { chatId: chat }],
      ['restoreChat', { chatId: chat }],
    ] as const

  test('does nothing with a chat of the other kind, by whichever id it names it', async () => {
    const background = await startBackground({ baseUrl: await serve(answers('A lake.')) })
    background.clickImage(openTab(await pageWithPicture()), lake)
    const usual = await background.until(isStill)
    background.clickImage(await privateTab(), lake)
    const hidden = await background.inPrivate.until(isStill)
    for (const [name, payload] of byTurn(hidden.chat.id, hidden.turn))
      expect([name, await background.ask(name, payload as never)]).toEqual([name, refused])
    for (const [name, payload] of byTurn(usual.chat.id, usual.turn))
      expect([name, await background.inPrivate.ask(name, payload as never)]).toEqual([name, refused])
    expect(await background.inPrivate.chats()).toHaveLength(1)
    expect(await background.chats()).toHaveLength(1)
    expect(posts()).toHaveLength(2)
  })
})

describe('what goes with the last private window', () => {
  test('a click that has not become a chat yet', async () => {
    const background = await startBackground({ baseUrl: await serve(answers('A lake.')) })
    background.clickImage(await privateTab(), lake)
    closeWindow([])
    // Once another click has been answered, so has this one come to its end.
    background.clickImage(openTab(await pageWithPicture(), { id: 2 }), lake)
    const { turn } = await background.until(isStill)
    expect(await background.inPrivate.chats()).toEqual([])
    expect(Object.keys(world.session).sort()).toEqual([`click:${turn.id}`, `offers:${turn.id}`])
    expect(posts()).toHaveLength(1)
  })

  test('a file of the user that is still being read', async () => {
    const background = await startBackground()
    expect(await background.inPrivate.chats()).toEqual([])
    const dataUrl = dataUrlOf(await bytesOf(picture().png()))
    const added = background.inPrivate.ask('addFile', {
      chatId: null,
      name: 'a.png',
      dataUrl,
      isPrivate: true,
    })
    await Promise.resolve()
    closeWindow([])
    expect(await added).toEqual(refused)
    expect(await background.inPrivate.chats()).toEqual([])
  })

  test('a region that was drawn there, which no other window is offered', async () => {
    const viewport = { x: 0, y: 0, width: 200, height: 100 }
    const region = { name: 'region', box: { x: 20, y: 10, width: 100, height: 50 }, viewport }
    world.screen = dataUrlOf(await bytesOf(picture().resize(200, 100).png()))
    const background = await startBackground({ baseUrl: await serve(answers('A lake.')) })
    await privateTab({ pick: () => region })
    await background.inPrivate.ask('pick', {})
    await background.inPrivate.until(isStill)
    expect(await background.inPrivate.ask('hasRegion', {})).toEqual({ ok: true, value: true })
    expect(await background.ask('hasRegion', {})).toEqual({ ok: true, value: false })
    closeWindow([])
    await eventually(async () =>
      expect(await background.inPrivate.ask('hasRegion', {})).toEqual({ ok: true, value: false }),
    )
  })

  test('what was typed, and a permission that was asked for; what is kept stays', async () => {
    const background = await startBackground({ baseUrl: await serve(answers('A lake.')) })
    background.clickImage(openTab(await pageWithPicture()), lake)
    const { chat: usual, turn: usualTurn } = await background.until(isStill)
    background.clickImage(await privateTab(), lake)
    const { chat, turn } = await background.inPrivate.until(isStill)
    const kept = { 'typed-question:new': 'Mine', [`typed-question:${usual.id}`]: 'Mine too' }
    const gone = { 'typed-question:new-private': 'Not mine', [`typed-question:${chat.id}`]: 'Nor this' }
    const pending = (turnId: string) => ({
      'pending-site-access': { turnId, origin: 'https://page.example' },
    })
    Object.assign(world.session, kept, gone, pending(turn.id))
    closeWindow([])
    await eventually(() => {
      for (const key of Object.keys({ ...gone, ...pending('') }))
        expect(world.session).not.toHaveProperty([key])
    })
    expect(world.session).toMatchObject(kept)
    Object.assign(world.session, pending(usualTurn.id))
    closeWindow([])
    await background.chats()
    expect(world.session).toMatchObject(pending(usualTurn.id))
  })

  test('a picture that is still being looked for: nothing of it is sent or kept', async () => {
    const background = await startBackground({ baseUrl: await serve(answers('A lake.')) })
    const found = Promise.withResolvers<void>()
    const { locate, ...page } = await pageWithPicture()
    const late = async () => {
      await found.promise
      return locate()
    }
    background.clickImage(openTab({ ...page, locate: late }, { incognito: true }), lake)
    await background.inPrivate.until(({ state }) => state.name === 'acquiring')
    closeWindow([])
    await eventually(async () => expect(await background.inPrivate.chats()).toEqual([]))
    found.resolve()
    // Once another click has been answered, so has this one come to its end.
    background.clickImage(openTab(await pageWithPicture(), { id: 2 }), lake)
    const { turn } = await background.until(isStill)
    await eventually(() =>
      expect(Object.keys(world.session).sort()).toEqual([`click:${turn.id}`, `offers:${turn.id}`]),
    )
    expect(await background.inPrivate.chats()).toEqual([])
    expect(posts()).toHaveLength(1)
  })
})
