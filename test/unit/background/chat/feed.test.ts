import { beforeEach, expect, test } from 'vitest'
import {
  acceptFeed,
  publish,
  publishText,
  publishToChat,
  publishTurn,
  showEverywhere,
} from '../../../../src/background/chat/feed.ts'
import type { ChatView, FeedEvent } from '../../../../src/platform/messages/messages.ts'
import { openPort } from '../../fakes/browser.ts'
import { sampleChat } from '../../platform/store/sample-store.ts'
import { makeTurn } from '../../samples/samples.ts'

const popup = 'src/popup/index.html'
const turn = makeTurn({ state: { name: 'answering' } })
const view = (id: string): ChatView => ({ chat: { ...sampleChat, id }, turns: [] })
const greeting: FeedEvent = { name: 'storage', health: { name: 'kept' } }
const sources = {
  newestChatId: async (): Promise<string | null> => 'newest',
  mayShow: () => true,
  viewChat: async (chatId: string | null) => (chatId === null ? { chat: null, turns: [] } : view(chatId)),
  greetings: async () => [greeting],
}
let opened: ReturnType<typeof openPort>[] = []

/** Connects a page, and gives its end of the port. */
function connect(path: string, from = sources) {
  const page = openPort(path)
  opened.push(page)
  acceptFeed(page.port as never, from)
  return page
}

const names = (page: { heard: unknown[] }) => (page.heard as FeedEvent[]).map(({ name }) => name)
const settled = () => new Promise((resolve) => setTimeout(resolve))

beforeEach(() => {
  for (const page of opened) page.close()
  opened = []
})

test('a page that asks for no chat hears of settings and spending, of no chat and no text', async () => {
  const options = connect('src/options/index.html')
  await settled()
  publishToChat('newest', { name: 'turn', turn })
  publishText(turn, 'answer', 0, 'A lake')
  // Takes along the text that waits.
  publishTurn(turn)
  showEverywhere({ name: 'show', view: view('clicked') })
  publish({ name: 'spent' })
  expect(names(options)).toEqual(['storage', 'spent'])
})

test('a page that follows the newest chat is shown it and hears of it alone', async () => {
  const page = connect(popup)
  page.say({ name: 'follow-newest' })
  await settled()
  publishToChat('newest', { name: 'chat', chat: sampleChat })
  publishToChat('other', { name: 'chat', chat: sampleChat })
  expect(page.heard).toEqual([
    greeting,
    { name: 'show', view: view('newest') },
    { name: 'chat', chat: sampleChat },
  ])
})

test('a page that turns to another chat while the newest is looked for stays there', async () => {
  const newest = Promise.withResolvers<string | null>()
  const page = connect(popup, { ...sources, newestChatId: () => newest.promise })
  page.say({ name: 'follow-newest' })
  page.say({ name: 'follow', chatId: 'wanted' })
  await settled()
  newest.resolve('newest')
  await settled()
  expect(page.heard).toEqual([greeting, { name: 'show', view: view('wanted') }])
})

test('a page that turns to one chat and at once to another is shown the other alone', async () => {
  const first = Promise.withResolvers<ChatView>()
  const viewChat = (id: string | null) => (id === 'slow' ? first.promise : sources.viewChat(id))
  const page = connect(popup, { ...sources, viewChat })
  page.say({ name: 'follow', chatId: 'slow' })
  page.say({ name: 'follow', chatId: 'wanted' })
  await settled()
  first.resolve(view('slow'))
  await settled()
  publishToChat('slow', { name: 'chat', chat: sampleChat })
  expect(page.heard).toEqual([greeting, { name: 'show', view: view('wanted') }])
})

test('what happens in a chat while it is read for a page is not lost', async () => {
  const read = Promise.withResolvers<ChatView>()
  const page = connect(popup, { ...sources, viewChat: () => read.promise })
  page.say({ name: 'follow', chatId: 'wanted' })
  await settled()
  publishToChat('wanted', { name: 'chat', chat: sampleChat })
  expect(names(page)).toEqual(['storage', 'chat'])
})

test('a menu click while the newest is looked for wins', async () => {
  const newest = Promise.withResolvers<string | null>()
  const page = connect(popup, { ...sources, newestChatId: () => newest.promise })
  page.say({ name: 'follow-newest' })
  await settled()
  showEverywhere({ name: 'show', view: view('clicked') })
  newest.resolve(null)
  await settled()
  expect(page.heard).toEqual([greeting, { name: 'show', view: view('clicked') }])
})

test('a menu click turns popups and panels to its chat, and leaves tabs alone', async () => {
  const [panel, tab] = [connect(`${popup}?panel`), connect(`${popup}?tab`)]
  for (const page of [panel, tab]) page.say({ name: 'follow', chatId: 'old' })
  await settled()
  showEverywhere({ name: 'show', view: view('clicked') })
  publishToChat('clicked', { name: 'chat', chat: sampleChat })
  expect(names(panel)).toEqual(['storage', 'show', 'show', 'chat'])
  expect(names(tab)).toEqual(['storage', 'show'])
})

test('text comes in few messages, and before the row that ends it', async () => {
  const page = connect(popup)
  page.say({ name: 'follow', chatId: turn.chatId })
  await settled()
  publishText(turn, 'answer', 0, 'A ')
  publishText(turn, 'answer', 2, 'lake')
  publishTurn({ ...turn, answer: 'A lake', state: { name: 'done' } })
  expect(page.heard.slice(2)).toEqual([
    { name: 'text', turnId: 'turn', part: 'answer', offset: 0, text: 'A lake' },
    expect.objectContaining({ name: 'turn' }),
  ])
})

test.each([
  ['of a page of the web', openPort(popup, 'feed', 'https://page.example/')],
  ['by another name', openPort(popup, 'other')],
])('a connection %s is cut', async (_, page) => {
  acceptFeed(page.port as never, sources)
  await settled()
  expect(page.isOpen()).toBe(false)
  expect(page.heard).toEqual([])
})

test.each([null, 'follow', { name: 'follow' }, { name: 'follow', chatId: 7 }, { name: 'unfollow' }])(
  '%j is no command',
  async (command) => {
    const page = connect(popup)
    page.say(command)
    await settled()
    expect(page.heard).toEqual([greeting])
  },
)

test('a page that is gone is told nothing more', async () => {
  const page = connect(popup)
  await settled()
  page.close()
  publish({ name: 'spent' })
  expect(page.heard).toEqual([greeting])
})
