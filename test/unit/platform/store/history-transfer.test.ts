import { createHash } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readHistoryFile } from '../../../../src/core/chat/history-file.ts'
import type { Chat, Turn } from '../../../../src/core/chat/turn.ts'
import { readRaw } from '../../samples/old-schemas.ts'
import { makeImage, makeTurn } from '../../samples/samples.ts'
import { sampleChat } from './sample-store.ts'

const add = IDBObjectStore.prototype.add
const pixels = new Uint8Array([1, 2, 3, 250])
const imageId = createHash('sha256').update(pixels).digest('hex')
const copy = { source: 'page', type: 'image/png', size: { width: 1, height: 1 }, byteLength: 4 } as const

/** The modules as a browser with an empty profile has them. */
async function freshProfile() {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.resetModules()
  const { chatStore } = await import('../../../../src/platform/store/chat-store.ts')
  const transfer = await import('../../../../src/platform/store/history-transfer.ts')
  const { surveyHistory } = await import('../../../../src/platform/store/history-survey.ts')
  return { chatStore, ...transfer, surveyHistory }
}

const stored = async () => ({
  chats: await readRaw('chats'),
  turns: await readRaw('turns'),
  images: (await readRaw('images')).length,
})

async function withHistory() {
  const profile = await freshProfile()
  const commit = (chat: Partial<Chat>, turn: Partial<Turn>) =>
    profile.chatStore.commitTurn(
      { ...sampleChat, ...chat },
      makeTurn({ images: [makeImage({ id: imageId, copy })], ...turn }),
      [{ id: imageId, blob: new Blob([pixels], { type: 'image/png' }) }],
      true,
    )
  await commit({}, { answer: 'First **answer**' })
  await commit({ id: 'two', title: '<img src=x onerror=alert(1)>', sequence: 2 }, { id: 't2', chatId: 'two' })
  await commit({ id: 'gone', sequence: 3, deletedAt: 5 }, { id: 't3', chatId: 'gone' })
  return profile
}

beforeEach(() => {
  vi.stubGlobal('navigator', {})
})
afterEach(() => {
  IDBObjectStore.prototype.add = add
  vi.unstubAllGlobals()
})

test('export, wipe, import: the same history, without what was deleted', async () => {
  const before = await withHistory()
  const file = await before.exportHistory()
  const { chats, turns, images } = await stored()
  const after = await freshProfile()
  expect(await after.importHistory(file)).toEqual({ ok: true, value: { added: 2, known: 0, skipped: 0 } })
  const now = await stored()
  expect(now.chats).toEqual(chats.filter((chat) => (chat as Chat).id !== 'gone'))
  expect(now.turns).toEqual(turns.filter((turn) => (turn as Turn).id !== 't3'))
  expect(now.images).toBe(images)
  const blob = await after.chatStore.readImage(imageId)
  expect(new Uint8Array((await blob?.arrayBuffer()) ?? [])).toEqual(pixels)
  expect(blob?.type).toBe('image/png')
})

test('the same file a second time adds nothing', async () => {
  const profile = await withHistory()
  const file = await profile.exportHistory()
  const before = await stored()
  expect(await profile.importHistory(file)).toEqual({ ok: true, value: { added: 0, known: 2, skipped: 0 } })
  expect(await stored()).toEqual(before)
})

test('an import that fails half way changes nothing', async () => {
  const file = await (await withHistory()).exportHistory()
  const profile = await freshProfile()
  await profile.chatStore.commitTurn(sampleChat, makeTurn(), [], true)
  const before = await stored()
  let count = 0
  IDBObjectStore.prototype.add = function (this: IDBObjectStore, value: unknown) {
    count += 1
    if (count === 2) throw new DOMException('full', 'QuotaExceededError')
    return add.call(this, value)
  }
  await expect(profile.importHistory(file)).rejects.toThrow()
  expect(count).toBe(2)
  expect(await stored()).toEqual(before)
})

describe('a file that is no history of ours', () => {
  test.each([
    ['cut short', (text: string) => text.slice(0, -40), 'damaged'],
    ['empty', () => '', 'damaged'],
    ['of another product', () => '{"conversations":[{"title":"x"}]}', 'foreign'],
    ['a list', () => '[]', 'foreign'],
    ['null', () => 'null', 'foreign'],
    ['of a newer version', (text: string) => text.replace('"version":1', '"version":2'), 'newer'],
    ['of no version', (text: string) => text.replace('"version":1', '"version":"1"'), 'foreign'],
  ])('%s: refused, nothing changed', async (_reason, change, reason) => {
    const profile = await withHistory()
    const text = await (await profile.exportHistory()).text()
    const before = await stored()
    expect(await profile.importHistory(new Blob([change(text)]))).toEqual({ ok: false, reason })
    expect(await stored()).toEqual(before)
  })

  test('of 500 MB: refused before it is read', async () => {
    const profile = await freshProfile()
    const huge = { size: 500e6, text: () => Promise.reject(new Error('was read')) } as unknown as Blob
    expect(await profile.importHistory(huge)).toEqual({ ok: false, reason: 'too-big' })
  })
})

describe('entries of a file', () => {
  async function change(edit: (file: { chats: object[]; turns: object[]; images: object[] }) => void) {
    const file = JSON.parse(await (await (await withHistory()).exportHistory()).text())
    edit(file)
    const profile = await freshProfile()
    return { profile, report: await profile.importHistory(new Blob([JSON.stringify(file)])) }
  }

  test('that come twice are counted and taken once', async () => {
    const { report } = await change((file) => {
      file.chats.push(...file.chats)
      file.turns.push(...file.turns)
    })
    expect(report).toEqual({ ok: true, value: { added: 2, known: 0, skipped: 4 } })
  })

  test('that cannot be read, or belong to no chat, are counted and left out', async () => {
    const { report } = await change((file) => {
      file.chats.push({ id: 'bad' })
      file.turns.push({ ...makeTurn(), id: 'lost', chatId: 'nowhere' }, { id: 7 })
      file.images.push({ id: imageId.replace(/./, 'f'), type: 'image/png', base64: 'AAAA' })
      file.images.push({ id: imageId, type: 'text/html', base64: 'AAAA' })
    })
    expect(report).toEqual({ ok: true, value: { added: 2, known: 0, skipped: 5 } })
    expect((await stored()).images).toBe(1)
  })

  test('that were running are interrupted', async () => {
    const { profile } = await change((file) => {
      file.turns = [{ ...makeTurn({ state: { name: 'answering' }, answer: 'So far', leaseUntil: 9e15 }) }]
    })
    expect(await profile.chatStore.readTurn('turn')).toMatchObject({
      state: { name: 'interrupted' },
      answer: 'So far',
      leaseUntil: null,
    })
  })
})

test('a file of any content never throws', () => {
  fc.assert(
    fc.property(fc.json(), fc.anything(), (text, value) => {
      readHistoryFile(text)
      const rows = { chats: value, turns: [value, makeTurn()], images: [value] }
      const file = { format: 'ask-about-this-image-history', version: 1, ...rows }
      readHistoryFile(JSON.stringify(file, (_key, each) => (typeof each === 'bigint' ? 0 : each)) ?? '')
    }),
  )
})

test('the survey counts what is there, what is oldest and what cannot be read', async () => {
  const profile = await withHistory()
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('conversations')
    request.onsuccess = () => resolve(request.result)
  })
  database.transaction('turns', 'readwrite').objectStore('turns').put({ id: 'odd' })
  database.close()
  expect(await profile.surveyHistory()).toEqual({
    chats: 2,
    turns: 3,
    images: 1,
    imageBytes: 4,
    oldestAt: 1,
    unreadable: 1,
    usedBytes: null,
    isNewer: false,
  })
})
