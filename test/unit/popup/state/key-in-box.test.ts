import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPage, turnRow } from './popup-page.ts'

const key = 'sk-CANARY-0123456789abcdef'
const settle = () => vi.advanceTimersByTimeAsync(1000)
const draft = turnRow({ state: { name: 'draft', missing: 'key' }, question: 'What is it?' })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function openWith(turns = [turnRow({ state: { name: 'done' } })], hasKey = true) {
  const page = openPage({ ask: { chatId: 'chat', turnId: 'turn' } }, hasKey)
  page.show(turns)
  await settle()
  return page
}

describe('a key that is typed as a question', () => {
  test('is known for one, stays in the box, is not sent and not remembered', async () => {
    const page = await openWith()
    page.chat.next.setText('Which lake?')
    expect(page.typed.get('chat')).toBe('Which lake?')
    page.chat.next.setText(` ${key} what is this?`)
    expect(page.chat.next.isKey.value).toBe(true)
    expect(page.typed.get('chat')).toBe('')
    await page.chat.askQuestion()
    expect(page.names()).not.toContain('ask')
    expect(page.chat.next.text.value).toBe(` ${key} what is this?`)
    expect(page.chat.wantedFocus.value).toEqual({ field: 'question' })
    page.chat.next.setText('Which lake?')
    expect(page.chat.next.isKey.value).toBe(false)
    await page.chat.askQuestion()
    expect(page.names()).toContain('ask')
  })

  test('before the first chat is there is not remembered for it', async () => {
    const page = openPage()
    page.chat.next.setText(key)
    page.show([turnRow({ state: { name: 'done' } })])
    await settle()
    expect(page.chat.next.text.value).toBe(key)
    expect(JSON.stringify([...page.typed])).not.toContain('CANARY')
  })
})

test('what is typed is the user’s own, the question that is proposed is not', async () => {
  const page = await openWith([draft], false)
  expect(page.chat.next.text.value).toBe('What is it?')
  expect(page.chat.isTyped()).toBe(false)
  page.chat.next.setText('Which lake?')
  expect(page.chat.isTyped()).toBe(true)
})
