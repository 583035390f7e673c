import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readHistoryFile } from '../../../../src/core/chat/history-file.ts'
import { makeImage } from '../../samples/samples.ts'
import { chatRow, openPage, turnRow } from './popup-page.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a title that the user gives', () => {
  test('is shown at once, and sent', async () => {
    const stored = { ...chatRow, title: 'Our lake', hasOwnTitle: true }
    const page = openPage({ renameChat: stored })
    page.show([])
    const renamed = page.chat.rename(chatRow, ' Our  lake ')
    expect(page.chat.view.value?.chat?.title).toBe('Our lake')
    await renamed
    expect(page.asked).toContainEqual({ name: 'renameChat', payload: { chatId: 'chat', title: 'Our lake' } })
    expect(page.chat.view.value?.chat).toEqual(stored)
  })

  test('that cannot be stored gives way to the old one, and says why', async () => {
    const page = openPage({ renameChat: new Error() })
    page.show([])
    await page.chat.rename(chatRow, 'Our lake')
    expect(page.chat.view.value?.chat?.title).toBe('A lake')
    expect(page.chat.problem.value?.problem).toEqual({ kind: 'storage-failed' })
  })

  test.each(['', ' \n', 'A lake'])('is not sent when it says nothing new: %j', async (typed) => {
    const page = openPage()
    page.show([])
    await page.chat.rename(chatRow, typed)
    expect(page.names()).not.toContain('renameChat')
  })
})

test('a chat is exported with its pictures as a file that the options read', async () => {
  const id = 'ab'.repeat(32)
  const copy = { source: 'page', type: 'image/png', size: { width: 1, height: 1 }, byteLength: 1 } as const
  const page = openPage({ readImage: { dataUrl: 'data:image/png;base64,AA==' } })
  const first = turnRow({ state: { name: 'done' }, leaseUntil: null, images: [makeImage({ id, copy })] })
  page.show([first, { ...first, id: 'second', images: [makeImage({ id, copy }), makeImage({ id: 'link' })] }])
  await page.chat.exportChat()
  const [download] = page.downloads
  expect(download?.name).toMatch(/^A-lake-\d{4}-\d\d-\d\d\.json$/)
  const read = readHistoryFile((await download?.file.text()) ?? '')
  expect(read).toMatchObject({
    ok: true,
    value: {
      chats: [{ id: 'chat' }],
      turns: [{ id: 'turn' }, { id: 'second' }],
      images: [{ id, type: 'image/png', base64: 'AA==' }],
      skipped: 0,
    },
  })
  expect(page.names().filter((name) => name === 'readImage')).toHaveLength(1)
})

test('a chat is exported with as much of a running answer as has come', async () => {
  const page = openPage()
  page.show([turnRow({ answer: 'A ' })])
  page.send({ name: 'text', turnId: 'turn', part: 'answer', offset: 2, text: 'lake' })
  page.send({ name: 'text', turnId: 'turn', part: 'thinking', offset: 0, text: 'Blue.' })
  await page.chat.exportChat()
  const read = readHistoryFile((await page.downloads[0]?.file.text()) ?? '')
  expect(read).toMatchObject({ value: { turns: [{ answer: 'A lake', thinking: { text: 'Blue.' } }] } })
})

describe('the list of chats', () => {
  test('takes the place of the conversation, and leaves it with the way back to where one came from', async () => {
    const page = openPage({ listChats: [chatRow] })
    const { history } = page.chat
    history.open()
    expect(history.isOpen.value).toBe(true)
    expect(history.listFocus.value).toEqual({ on: null })
    expect(history.left.value).toBeNull()
    history.leave()
    expect(history.isOpen.value).toBe(false)
    expect(history.left.value).not.toBeNull()
  })

  test('that stands beside the conversation is read, kept fresh, and takes the focus alone', async () => {
    const page = openPage({ listChats: [chatRow] })
    const { history } = page.chat
    history.open()
    history.stand(true)
    await vi.advanceTimersByTimeAsync(0)
    expect(history.isOpen.value).toBe(false)
    expect(history.chats.value).toEqual([chatRow])
    const before = page.names().length
    page.send({ name: 'history' })
    expect(page.names().slice(before)).toEqual(['listChats'])
    history.open()
    expect(history.isOpen.value).toBe(false)
    expect(history.listFocus.value).not.toBeNull()
  })

  test('turns the focus to the chat that comes back, since the button for that goes', async () => {
    const page = openPage({ listChats: [chatRow], deleteChat: null, restoreChat: null })
    const { history } = page.chat
    history.stand(true)
    await vi.advanceTimersByTimeAsync(0)
    await page.chat.deleteChat('chat')
    expect(history.removed.value).toEqual(chatRow)
    await history.undo()
    expect(history.removed.value).toBeNull()
    expect(history.listFocus.value).toEqual({ on: 'chat' })
  })
})
