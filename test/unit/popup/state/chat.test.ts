import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
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
    await page.chat.connect(defaultSettings, 'sk-test')
    expect(page.asked.find(({ name }) => name === 'ask')?.payload).toMatchObject({ question: 'What is it?' })
  })
})

describe('what was typed', () => {
  it('on another page comes along when the chat is moved to this one, which shows it already', async () => {
    const page = openPage()
    page.show([])
    await settle()
    page.typed.set('chat', 'half a question')
    page.show([])
    await settle()
    expect(page.chat.next.text.value).toBe('half a question')
    page.chat.next.setText('half a question of mine')
    page.typed.set('chat', 'another')
    page.show([])
    await settle()
    expect(page.chat.next.text.value).toBe('half a question of mine')
  })

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

  it('of one chat is not shown in the next, until that has its own', async () => {
    const page = openPage({ estimate: { estimate: 'of the first' } })
    page.show([turnRow({ state: { name: 'done' } })])
    await settle()
    expect(page.chat.next.forecast.value).not.toBeNull()
    page.show([], { ...chatRow, id: 'another' })
    expect(page.chat.next.forecast.value).toBeNull()
    await settle()
    expect(page.chat.next.forecast.value).not.toBeNull()
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
