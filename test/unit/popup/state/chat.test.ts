import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Turn } from '../../../../src/core/chat/turn.ts'
import { type Problem, reportOf } from '../../../../src/core/problem/problem.ts'
import { defaultSettings } from '../../../../src/core/settings/settings.ts'
import { chatRow, openPage, turnRow } from './popup-page.ts'

const settle = () => vi.advanceTimersByTimeAsync(1000)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

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
      earlierImages: 'sent',
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

  it('is not possible in an empty chat, which has no image', async () => {
    const page = openPage()
    page.show([], null)
    await settle()
    page.chat.next.setText('Which lake?')
    await page.chat.askQuestion()
    expect(page.names()).not.toContain('ask')
  })

  it('is possible while the image is still being looked for', async () => {
    const page = openPage({ ask: { chatId: 'chat', turnId: 'turn' } })
    page.show([turnRow({ state: { name: 'acquiring' } })])
    await settle()
    page.chat.next.setText('Which lake?')
    await page.chat.askQuestion()
    expect(page.names()).toContain('ask')
  })

  it('again uses the model and detail that the page shows', async () => {
    const page = openPage({ retry: { turnId: 'turn' } })
    const turn = turnRow({ state: { name: 'done' }, model: 'gone-model' })
    page.show([turn])
    await settle()
    page.chat.next.setModel('gpt-5.5')
    await page.chat.retry(turn)
    expect(page.asked.at(-1)?.payload).toEqual({ turnId: 'turn', model: 'gpt-5.5', detail: 'auto' })
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
  it('before the first chat was there is kept for it', async () => {
    const page = openPage()
    page.chat.next.setText('Which lake?')
    page.typed.set('chat', 'half a quest')
    page.show([])
    await settle()
    expect(page.chat.next.text.value).toBe('Which lake?')
    expect(page.typed.get('chat')).toBe('Which lake?')
  })

  it('while an earlier text is being read wins over it', async () => {
    const page = openPage()
    page.typed.set('chat', 'half a quest')
    page.show([])
    page.chat.next.setText('Which lake?')
    await settle()
    expect(page.chat.next.text.value).toBe('Which lake?')
  })

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
    page.send({ name: 'text', turnId: 'turn', part: 'answer', offset: 0, text: 'A' })
    page.send({ name: 'turn', turn: turnRow({ answer: 'A' }) })
    await settle()
    expect(page.names()).toHaveLength(before)
  })

  it('goes on leaving earlier images out once that was chosen in the chat', async () => {
    const page = openPage()
    page.show([turnRow({ state: { name: 'done' }, earlierImages: 'left-out' })])
    await settle()
    expect(page.chat.next.earlierImages.value).toBe('left-out')
    page.chat.next.setEarlierImages('sent')
    expect(page.chat.next.earlierImages.value).toBe('sent')
  })
})

describe('a problem', () => {
  it('that came before the first chat stays in sight, until another chat is turned to', async () => {
    const page = openPage({ pick: new Error() })
    await page.chat.page.pick()
    page.show([])
    await settle()
    expect(page.chat.problem.value?.problem).toEqual({ kind: 'storage-failed' })
    page.show([], { ...chatRow, id: 'another' })
    expect(page.chat.problem.value).toBeNull()
  })
})

describe('the history', () => {
  it('stays open when the first chat comes late, and makes way for a chat that is turned to', async () => {
    const page = openPage()
    page.chat.history.open()
    page.show([])
    await settle()
    expect(page.chat.history.isOpen.value).toBe(true)
    page.show([], { ...chatRow, id: 'another' })
    expect(page.chat.history.isOpen.value).toBe(false)
  })

  it('gives back what was deleted', async () => {
    const page = openPage({ listChats: [chatRow], readChat: { chat: null, turns: [] } })
    page.show([])
    page.chat.history.open()
    await settle()
    page.chat.history.open()
    await page.chat.deleteChat('chat')
    expect(page.chat.history.isOpen.value).toBe(true)
    expect(page.chat.history.removed.value).toEqual(chatRow)
    expect(page.chat.view.value?.chat).toBeNull()
    await page.chat.history.undo()
    expect(page.names()).toContain('restoreChat')
    expect(page.chat.history.removed.value).toBeNull()
  })
})

describe('a way out of a problem', () => {
  const failedWith = (problem: Problem, changes: Partial<Turn> = {}) =>
    turnRow({ state: { name: 'failed', report: reportOf(problem, 'api.openai.com') }, ...changes })
  const blind = failedWith({ kind: 'model-without-vision', model: 'm' })
  const trouble = failedWith({ kind: 'server-trouble', status: 503, retryAfterSeconds: null })
  const retries = ({ asked }: ReturnType<typeof openPage>) => asked.filter(({ name }) => name === 'retry')

  async function openOn(turn: Turn, answers: object = {}) {
    const page = openPage({ retry: { turnId: turn.id }, ...answers })
    page.show([turn])
    await settle()
    return page
  }

  it('another model is asked at once, and once', async () => {
    const page = await openOn(blind)
    page.chat.chooseModel(blind)
    expect(page.chat.wantedFocus.value).toEqual({ field: 'model' })
    page.chat.next.setModel('gpt-5.5')
    await page.chat.modelIsChosen()
    expect(retries(page)).toEqual([
      { name: 'retry', payload: { turnId: blind.id, model: 'gpt-5.5', detail: 'auto' } },
    ])
    page.send({ name: 'turn', turn: { ...blind, state: { name: 'waiting', since: 0 }, model: 'gpt-5.5' } })
    page.chat.next.setModel('gpt-6-luna')
    await page.chat.modelIsChosen()
    expect(retries(page)).toHaveLength(1)
  })

  it.each<[string, Turn, (page: Awaited<ReturnType<typeof openOn>>) => void, number]>([
    ['is asked where the note says so, without its button', blind, () => {}, 1],
    ['is not asked while another question is typed', blind, ({ chat }) => chat.next.setText('And now?'), 0],
    ['is not asked of itself', turnRow({ ...blind, model: 'gpt-5.5' }), () => {}, 0],
    ['is not asked what failed for another reason', trouble, () => {}, 0],
    ['is asked where it was wanted', trouble, ({ chat }) => chat.chooseModel(trouble), 1],
    [
      'is not asked an answered question',
      turnRow({ state: { name: 'done' }, answer: 'A lake.' }),
      () => {},
      0,
    ],
    [
      'is not asked what it was not wanted for',
      trouble,
      ({ chat }) => chat.chooseModel({ ...blind, id: 'other' }),
      0,
    ],
  ])('a model that is chosen %s', async (_, turn, prepare, requests) => {
    const page = await openOn(turn)
    prepare(page)
    page.chat.next.setModel('gpt-5.5')
    await page.chat.modelIsChosen()
    expect(retries(page)).toHaveLength(requests)
  })

  it('another key is stored for the question of its note, and nothing else is sent from here', async () => {
    const saveKey = { hasKey: true, last4: 'wxyz', host: '' }
    const refused = failedWith({ kind: 'key-refused' })
    const page = await openOn(refused, { saveKey })
    page.chat.next.setText('Half a quest')
    page.asked.length = 0
    await page.chat.replaceKey(refused, 'sk-test')
    const wanted = page.names().filter((name) => name !== 'estimate')
    expect(wanted).toEqual(['awaitCure', 'saveKey'])
    expect(page.asked[0]?.payload).toEqual({ turnId: refused.id })
  })

  it.each([
    ['the server that refused it', 'api.openai.com', 'computer', true],
    ['another server', 'other.example', 'computer', false],
    ['a key under a passphrase', 'api.openai.com', 'passphrase', false],
  ])('a key is replaced in its note for %s: %s, %s', async (_, host, storage, can) => {
    const key = { hasKey: true, last4: null, host: 'api.openai.com', storage, isLocked: false }
    const page = await openOn(blind, { readState: { settings: defaultSettings, key } })
    expect(page.chat.canReplaceKey(host)).toBe(can)
  })

  it('a new chat has the question in its box, to be asked as it was', async () => {
    const fresh = { ...chatRow, id: 'fresh' }
    const draft = turnRow({ id: 'again', chatId: 'fresh', state: { name: 'draft', missing: 'question' } })
    const tooLong = failedWith({ kind: 'chat-too-long', model: 'm' }, { model: 'mine', detail: 'high' })
    const page = await openOn(tooLong, {
      newChatFrom: { chatId: 'fresh' },
      readChat: { chat: fresh, turns: [draft] },
    })
    await page.chat.newChatFrom(tooLong)
    expect(page.followed.at(-1)).toBe('fresh')
    expect(page.chat.next.text.value).toBe(draft.question)
    expect(page.chat.next.model.value).toBe('mine')
    expect(page.chat.wantedFocus.value).toEqual({ field: 'question' })
    expect(page.names()).not.toContain('ask')
  })
})
