import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failure, type Result, success } from '../../../../src/core/problem/result.ts'
import { chatRow, openPage, turnRow } from './popup-page.ts'

const settle = () => vi.advanceTimersByTimeAsync(1000)

const asked = { chatId: 'chat', turnId: 'turn' }

/** A page that shows a chat whose question is answered. */
async function openAnswered(...given: Parameters<typeof openPage>) {
  const page = openPage(...given)
  page.show([turnRow({ state: { name: 'done' } })])
  await settle()
  return page
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a question that is asked while an image of the user is being read', () => {
  it('goes out after all that were added, in one go or one after the other', async () => {
    const page = await openAnswered({ ask: asked, addFile: { chatId: 'chat' } })
    const slow = Promise.withResolvers<Result<string>>()
    const quick = success('data:image/png;base64,AA==')
    const results = [slow.promise, Promise.resolve(quick)]
    page.files.read = () => results.shift() ?? Promise.resolve(quick)
    const adding = [1, 2].map((name) => page.chat.ownImages.add([new File(['pixels'], `${name}.png`)]))
    page.chat.next.setText('What do they share?')
    const asking = page.chat.askQuestion()
    await settle()
    expect(page.names()).toContain('addFile')
    expect(page.names()).not.toContain('ask')
    slow.resolve(quick)
    await Promise.all([...adding, asking])
    expect(page.names().filter((name) => name === 'addFile')).toHaveLength(2)
    expect(page.names().at(-1)).not.toBe('addFile')
    expect(page.names()).toContain('ask')
  })

  it('is one question, however often Enter is pressed meanwhile', async () => {
    const page = await openAnswered({ ask: asked, addFile: { chatId: 'chat' } })
    const adding = page.chat.ownImages.add([new File(['pixels'], 'mine.png')])
    page.chat.next.setText('What do they share?')
    await Promise.all([adding, page.chat.askQuestion(), page.chat.askQuestion()])
    expect(page.names().filter((name) => name === 'ask')).toHaveLength(1)
  })

  it('is in the box of the chat that a good file began when another file is bad', async () => {
    const page = openPage({
      addFile: { chatId: 'chat' },
      readChat: { chat: chatRow, turns: [turnRow({ state: { name: 'draft', missing: 'question' } })] },
    })
    page.show([], null)
    await settle()
    const results = [success('data:image/png;base64,AA=='), failure({ kind: 'image-empty' })]
    page.files.read = async () => results.shift() ?? failure({ kind: 'image-gone' })
    const adding = page.chat.ownImages.add([new File(['good'], 'good.png'), new File([], 'bad.png')])
    page.chat.next.setText('Which lake?')
    await Promise.all([adding, page.chat.askQuestion()])
    await settle()
    expect(page.names()).not.toContain('ask')
    expect(page.chat.view.value?.chat?.id).toBe('chat')
    expect(page.chat.next.text.value).toBe('Which lake?')
    expect(page.typed.get(null) ?? '').toBe('')
  })

  it('is not put into the box of another chat that was turned to meanwhile', async () => {
    const page = await openAnswered()
    const slow = Promise.withResolvers<Result<string>>()
    page.files.read = () => slow.promise
    const adding = page.chat.ownImages.add([new File(['none'], 'mine.png')])
    page.chat.next.setText('What do they share?')
    const asking = page.chat.askQuestion()
    page.show([turnRow({ id: 'other', chatId: 'another', state: { name: 'done' } })], {
      ...chatRow,
      id: 'another',
    })
    await settle()
    slow.resolve(failure({ kind: 'image-undecodable' }))
    await Promise.all([adding, asking])
    await settle()
    expect(page.chat.next.text.value).toBe('')
    expect(page.typed.get('chat')).toBe('What do they share?')
  })

  it('goes out after it', async () => {
    const page = await openAnswered({ ask: asked, addFile: { chatId: 'chat' } })
    const reading = Promise.withResolvers<Result<string>>()
    page.files.read = () => reading.promise
    const adding = page.chat.ownImages.add([new File(['pixels'], 'mine.png')])
    page.chat.next.setText('What do they share?')
    const asking = page.chat.askQuestion()
    await settle()
    expect(page.names()).not.toContain('ask')
    expect(page.chat.isSending.value).toBe(true)
    reading.resolve(success('data:image/png;base64,AA=='))
    await Promise.all([adding, asking])
    expect(page.names().filter((name) => name === 'addFile' || name === 'ask')).toEqual(['addFile', 'ask'])
  })

  it('leaves alone what is typed while it waits', async () => {
    const page = await openAnswered({ ask: asked, addFile: { chatId: 'chat' } })
    const adding = page.chat.ownImages.add([new File(['pixels'], 'mine.png')])
    page.chat.next.setText('What do they share?')
    const asking = page.chat.askQuestion()
    page.chat.next.setText('And then')
    await Promise.all([adding, asking])
    const sent = page.asked.find(({ name }) => name === 'ask')?.payload
    expect(sent).toMatchObject({ question: 'What do they share?' })
    expect(page.chat.next.text.value).toBe('And then')
    expect(page.typed.get('chat')).toBe('And then')
  })

  it('begins a chat by it', async () => {
    const page = openPage({
      addFile: { chatId: 'chat' },
      readChat: { chat: chatRow, turns: [turnRow({ state: { name: 'draft', missing: 'question' } })] },
      ask: asked,
    })
    page.show([], null)
    await settle()
    const adding = page.chat.ownImages.add([new File(['pixels'], 'mine.png')])
    page.chat.next.setText('Which lake?')
    await Promise.all([adding, page.chat.askQuestion()])
    const sent = page.asked.find(({ name }) => name === 'ask')?.payload
    expect(sent).toMatchObject({ chatId: 'chat', question: 'Which lake?' })
  })

  it('stays in the box when it cannot be read', async () => {
    const page = await openAnswered({ ask: asked })
    page.files.read = async () => failure({ kind: 'image-undecodable' })
    const adding = page.chat.ownImages.add([new File(['none'], 'mine.png')])
    page.chat.next.setText('What do they share?')
    await Promise.all([adding, page.chat.askQuestion()])
    expect(page.names()).not.toContain('ask')
    expect(page.chat.next.text.value).toBe('What do they share?')
    expect(page.chat.isSending.value).toBe(false)
    expect(page.chat.problem.value?.problem).toEqual({ kind: 'image-undecodable' })
  })

  it('goes out with the model and detail that were chosen for it, and does not come back in the next new chat', async () => {
    const page = openPage({
      addFile: { chatId: 'chat' },
      readChat: { chat: chatRow, turns: [turnRow({ state: { name: 'draft', missing: 'question' } })] },
      ask: asked,
    })
    page.show([], null)
    await settle()
    page.chat.next.setModel('gpt-5-nano')
    page.chat.next.setDetail('low')
    page.chat.next.setText('Which lake?')
    const adding = page.chat.ownImages.add([new File(['pixels'], 'mine.png')])
    await Promise.all([adding, page.chat.askQuestion()])
    const sent = page.asked.find(({ name }) => name === 'ask')?.payload
    expect(sent).toMatchObject({ question: 'Which lake?', model: 'gpt-5-nano', detail: 'low' })
    expect([...page.typed.values()].join('')).toBe('')
  })

  it('is not asked without one of several that is bad, and that is said', async () => {
    const page = await openAnswered({ ask: asked, addFile: { chatId: 'chat' } })
    const results = [failure({ kind: 'image-empty' }), success('data:image/png;base64,AA==')]
    page.files.read = async () => results.shift() ?? failure({ kind: 'image-gone' })
    const adding = page.chat.ownImages.add([new File([], 'bad.png'), new File(['good'], 'good.png')])
    page.chat.next.setText('What do they share?')
    await Promise.all([adding, page.chat.askQuestion()])
    expect(page.names()).not.toContain('ask')
    expect(page.chat.problem.value?.problem).toEqual({ kind: 'image-empty' })
  })

  it('leaves alone what is typed while a file is refused', async () => {
    const page = await openAnswered()
    page.files.read = async () => failure({ kind: 'image-undecodable' })
    const adding = page.chat.ownImages.add([new File(['none'], 'mine.png')])
    page.chat.next.setText('What do they share?')
    const asking = page.chat.askQuestion()
    page.chat.next.setText('Never mind')
    await Promise.all([adding, asking])
    expect(page.chat.next.text.value).toBe('Never mind')
  })
})

it('a file that the browser cannot read at all, a folder for example, is refused like any other, and asking goes on', async () => {
  const page = await openAnswered({ ask: asked })
  page.files.read = () => Promise.reject(new DOMException('A directory.', 'NotReadableError'))
  await page.chat.ownImages.add([new File(['x'], 'folder')])
  expect(page.chat.problem.value?.problem).toEqual({ kind: 'image-undecodable' })
  expect(page.chat.ownImages.adding.value).toBe(0)
  page.chat.next.setText('And now?')
  await page.chat.askQuestion()
  expect(page.names()).toContain('ask')
  expect(page.chat.isSending.value).toBe(false)
})
