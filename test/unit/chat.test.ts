import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Chat, Turn } from '../../src/core/conversation.ts'
import { defaultSettings } from '../../src/core/settings.ts'
import type { ChatView, FeedEvent, RequestName } from '../../src/platform/messages.ts'
import { createChat } from '../../src/popup/chat.ts'

const chatRow: Chat = {
  id: 'chat',
  title: 'A lake',
  createdAt: 0,
  updatedAt: 0,
  sequence: 1,
  thumbnail: null,
  deletedAt: null,
  isPrivate: false,
}

const turnRow = (changes: Partial<Turn> = {}): Turn => ({
  id: 'turn',
  chatId: 'chat',
  sequence: 1,
  createdAt: 0,
  question: 'What is it?',
  images: [],
  sent: [],
  model: 'gpt-6-luna',
  detail: 'auto',
  host: 'api.openai.com',
  state: { name: 'answering' },
  answer: '',
  estimate: null,
  requests: [],
  repeats: null,
  leaseUntil: Date.now() + 30_000,
  ...changes,
})

/** A background that answers from a table and remembers what it was asked. */
function openPage(answers: Partial<Record<RequestName, unknown>> = {}, hasKey = true) {
  const asked: { name: RequestName; payload: unknown }[] = []
  const followed: (string | null)[] = []
  const typed = new Map<string | null, string>()
  const table = {
    readState: {
      settings: defaultSettings,
      key: { hasKey, last4: null, host: '', storage: 'computer', isLocked: false },
    },
    ...answers,
  }
  let send: (event: FeedEvent) => void = () => {}
  const chat = createChat({
    ask: (async (name: RequestName, payload: unknown) => {
      asked.push({ name, payload })
      const value = (table as Record<string, unknown>)[name] ?? null
      return value instanceof Error
        ? { ok: false, problem: { kind: 'storage-failed' } }
        : { ok: true, value: typeof value === 'function' ? value() : value }
    }) as never,
    connect: (onEvent) => {
      send = onEvent
      return { follow: (id) => followed.push(id) }
    },
    typedQuestions: {
      read: async (id) => typed.get(id) ?? '',
      write: (id, question) => void typed.set(id, question),
    },
  })
  const show = (turns: Turn[], row: Chat | null = chatRow) =>
    send({ name: 'show', view: { chat: row, turns } satisfies ChatView })
  const names = () => asked.map(({ name }) => name)
  return { chat, asked, names, followed, typed, show, send: (event: FeedEvent) => send(event) }
}

const settle = () => vi.advanceTimersByTimeAsync(1000)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('an answer that streams', () => {
  const answerOf = ({ chat }: ReturnType<typeof openPage>) => chat.answers.of(turnRow()).value

  it('grows by what arrives, and ignores what is known already', () => {
    const page = openPage()
    page.show([turnRow({ answer: 'A la' })])
    page.send({ name: 'text', turnId: 'turn', offset: 4, text: 'ke' })
    page.send({ name: 'text', turnId: 'turn', offset: 4, text: 'ke' })
    page.send({ name: 'text', turnId: 'turn', offset: 5, text: 'e.' })
    expect(answerOf(page)).toBe('A lake.')
  })

  it('is repaired from the store when text is missing', async () => {
    const page = openPage({ readChat: { chat: chatRow, turns: [turnRow({ answer: 'A lake and' })] } })
    page.show([turnRow({ answer: 'A la' })])
    page.send({ name: 'text', turnId: 'turn', offset: 10, text: ' a jetty' })
    expect(answerOf(page)).toBe('A la')
    await settle()
    expect(answerOf(page)).toBe('A lake and a jetty')
  })

  it('is read again until the store has caught up', async () => {
    let stored = 'A'
    const page = openPage({ readChat: () => ({ chat: chatRow, turns: [turnRow({ answer: stored })] }) })
    page.show([turnRow()])
    page.send({ name: 'text', turnId: 'turn', offset: 6, text: '.' })
    await settle()
    stored = 'A lake'
    await settle()
    expect(answerOf(page)).toBe('A lake.')
    const reads = page.names().filter((name) => name === 'readChat').length
    await settle()
    expect(page.names().filter((name) => name === 'readChat')).toHaveLength(reads)
  })

  it('does not shrink when an older row comes by', () => {
    const page = openPage()
    page.show([turnRow({ answer: 'A lake' })])
    page.send({ name: 'turn', turn: turnRow({ answer: 'A' }) })
    expect(answerOf(page)).toBe('A lake')
  })

  it('begins anew when it is asked again', () => {
    const page = openPage()
    page.show([turnRow({ answer: 'A lake' })])
    page.send({ name: 'turn', turn: turnRow({ state: { name: 'waiting', since: 0 } }) })
    expect(answerOf(page)).toBe('')
  })

  it('of another chat changes nothing here', () => {
    const page = openPage()
    page.show([turnRow()])
    page.send({ name: 'turn', turn: turnRow({ id: 'other', chatId: 'elsewhere' }) })
    expect(page.chat.turns.value).toHaveLength(1)
  })
})

describe('asking', () => {
  it('sends the question with model and detail, and empties the box', async () => {
    const page = openPage({ ask: { chatId: 'chat', turnId: 'turn' } })
    page.show([])
    await settle()
    page.chat.next.setText(' Which lake? ')
    page.chat.next.setDetail('high')
    await page.chat.askQuestion()
    expect(page.asked.find(({ name }) => name === 'ask')?.payload).toEqual({
      chatId: 'chat',
      question: 'Which lake?',
      model: defaultSettings.model,
      detail: 'high',
    })
    expect(page.chat.next.text.value).toBe('')
    expect(page.typed.get('chat')).toBe('')
  })

  it('keeps what was typed when the background refuses, and says why', async () => {
    const page = openPage({ ask: new Error() })
    page.show([])
    await settle()
    page.chat.next.setText('Which lake?')
    await page.chat.askQuestion()
    expect(page.chat.next.text.value).toBe('Which lake?')
    expect(page.chat.problem.value?.problem).toEqual({ kind: 'storage-failed' })
  })

  it('in a new chat turns to the chat that came of it', async () => {
    const view: ChatView = { chat: chatRow, turns: [turnRow()] }
    const page = openPage({ ask: { chatId: 'chat', turnId: 'turn' }, readChat: view })
    page.show([], null)
    await settle()
    page.chat.next.setText('Which lake?')
    await page.chat.askQuestion()
    expect(page.followed).toEqual(['chat'])
    expect(page.chat.view.value).toEqual(view)
  })

  it('waits while an answer is under way', async () => {
    const page = openPage()
    page.show([turnRow()])
    await settle()
    page.chat.next.setText('And now?')
    await page.chat.askQuestion()
    expect(page.names()).not.toContain('ask')
  })

  it('without a key points to the field for it, and goes on once it is there', async () => {
    const saveKey = { hasKey: true, last4: 'wxyz', host: '' }
    const page = openPage({ saveKey, ask: { chatId: 'chat', turnId: 'turn' } }, false)
    page.show([turnRow({ state: { name: 'draft', missing: 'key' } })])
    await settle()
    await page.chat.askQuestion()
    expect(page.chat.wantedFocus.value).toEqual({ field: 'key' })
    expect(page.names()).not.toContain('ask')
    await page.chat.saveKey('sk-test')
    expect(page.asked.find(({ name }) => name === 'ask')?.payload).toMatchObject({ question: 'What is it?' })
  })
})

describe('what was typed', () => {
  it('is there again when the chat is shown again', async () => {
    const page = openPage()
    page.typed.set('chat', 'half a quest')
    page.show([])
    await settle()
    expect(page.chat.next.text.value).toBe('half a quest')
  })

  it('stays when a row of the chat changes', async () => {
    const page = openPage()
    page.show([turnRow()])
    await settle()
    page.chat.next.setText('And then')
    page.send({ name: 'turn', turn: turnRow({ state: { name: 'done' }, answer: 'x' }) })
    expect(page.chat.next.text.value).toBe('And then')
  })
})

describe('the estimate', () => {
  it('is asked once after typing, not for each letter', async () => {
    const page = openPage()
    page.show([turnRow({ state: { name: 'done' } })])
    await settle()
    const before = page.names().filter((name) => name === 'estimate').length
    for (const text of ['W', 'Wh', 'Whi']) page.chat.next.setText(text)
    await settle()
    expect(page.names().filter((name) => name === 'estimate')).toHaveLength(before + 1)
  })

  it('is not asked again for text that streams', async () => {
    const page = openPage()
    page.show([turnRow()])
    await settle()
    const before = page.names().length
    page.send({ name: 'text', turnId: 'turn', offset: 0, text: 'A' })
    page.send({ name: 'turn', turn: turnRow({ answer: 'A' }) })
    await settle()
    expect(page.names()).toHaveLength(before)
  })

  it('compares the levels of the model before the first question', async () => {
    const page = openPage({ estimate: { imageTokens: 1 } })
    page.show([turnRow({ state: { name: 'draft', missing: 'question' } })])
    await settle()
    const { byLevel } = page.chat.next.estimates
    expect(byLevel.value.map(({ level }) => level)).toEqual(['low', 'high', 'original'])
  })
})

describe('the history', () => {
  it('gives back what was deleted', async () => {
    const page = openPage({ listChats: [chatRow], readChat: { chat: null, turns: [] } })
    page.show([])
    page.chat.history.open()
    await settle()
    await page.chat.deleteChat('chat')
    expect(page.chat.history.removed.value).toEqual(chatRow)
    expect(page.chat.view.value?.chat).toBeNull()
    await page.chat.history.undo()
    expect(page.names()).toContain('restoreChat')
    expect(page.chat.history.removed.value).toBeNull()
  })
})
