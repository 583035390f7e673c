import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  chatOfVersion1,
  makeNewerVersion,
  makeVersion1,
  readRaw,
  turnOfVersion1,
} from '../../samples/old-schemas.ts'
import { makeTurn } from '../../samples/samples.ts'
import { sampleBytes, sampleChat, startStore } from './sample-store.ts'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a database of version 1', () => {
  test('is brought up to date, and nothing in it is lost', async () => {
    await makeVersion1({
      chats: [chatOfVersion1],
      turns: [turnOfVersion1],
      images: [{ id: 'a1', blob: sampleBytes.blob }],
    })
    const { chatStore, storageHealth } = await startStore()
    expect(await chatStore.listChats()).toEqual([chatOfVersion1])
    expect(await chatStore.readTurns('chat-1')).toEqual([
      {
        ...turnOfVersion1,
        leaseUntil: null,
        earlierImages: 'sent',
        reusedFrom: null,
        offered: null,
        thinking: null,
        maxAnswerTokens: null,
      },
    ])
    expect(await chatStore.readRunningTurns()).toEqual([])
    expect(storageHealth()).toEqual({ name: 'kept' })
  })

  test('whose answers were running gives them a lease that has run out', async () => {
    const running = ['acquiring', 'answering', 'waiting', 'retrying'].map((name) => ({
      ...turnOfVersion1,
      id: name,
      state: {
        name,
        since: 1,
        at: 1,
        report: { problem: { kind: 'no-credit' }, host: null, requestId: null, details: null },
      },
    }))
    await makeVersion1({ chats: [chatOfVersion1], turns: [turnOfVersion1, ...running], images: [] })
    const { chatStore } = await startStore()
    const found = await chatStore.readRunningTurns()
    expect(found.map(({ id, leaseUntil }) => [id, leaseUntil])).toEqual(
      running.map(({ id }) => [id, 0]).sort(),
    )
  })

  test('whose rows are no records is brought up to date all the same', async () => {
    await makeVersion1({ chats: [{ id: 'odd', isPrivate: 7 }], turns: [{ id: 'odd', state: 3 }], images: [] })
    const { chatStore, storageHealth } = await startStore()
    expect(await chatStore.listChats()).toEqual([])
    expect(await readRaw('chats')).toHaveLength(1)
    expect(storageHealth()).toEqual({ name: 'kept' })
  })

  test('stays as it was when the upgrade dies half way', async () => {
    await makeVersion1({ chats: [chatOfVersion1], turns: [turnOfVersion1], images: [] })
    const update = IDBCursor.prototype.update
    IDBCursor.prototype.update = () => {
      throw new Error('killed')
    }
    const { chatStore, storageHealth } = await startStore()
    expect(await chatStore.listChats()).toEqual([])
    expect(storageHealth()).toEqual({ name: 'broken' })
    IDBCursor.prototype.update = update
    expect(await readRaw('turns')).toEqual([turnOfVersion1])
    expect(await (await startStore()).chatStore.readTurns('chat-1')).toHaveLength(1)
  })
})

describe('a database of a newer version', () => {
  test('is read, never written, and what is asked now lives in memory', async () => {
    await makeNewerVersion({
      chats: [chatOfVersion1],
      turns: [{ ...turnOfVersion1, leaseUntil: null, mood: 1 }],
    })
    const { chatStore, storageHealth } = await startStore()
    expect(await chatStore.listChats()).toEqual([chatOfVersion1])
    expect(storageHealth()).toEqual({ name: 'newer' })
    await chatStore.commitTurn(sampleChat, makeTurn(), [sampleBytes], true)
    await chatStore.putTurn(makeTurn({ answer: 'Kept' }))
    expect((await chatStore.readTurns('chat'))[0]?.answer).toBe('Kept')
    await expect(chatStore.clear()).rejects.toThrow()
    expect(await readRaw('chats')).toEqual([chatOfVersion1])
    expect(storageHealth()).toEqual({ name: 'newer' })
  })
})

describe('rows that cannot be read', () => {
  test.each([
    ['a missing field', { id: 'odd' }],
    ['a wrong type', { ...turnOfVersion1, id: 'odd', answer: 7, leaseUntil: null }],
    ['an unknown state', { ...turnOfVersion1, id: 'odd', state: { name: 'dreaming' }, leaseUntil: null }],
    [
      'a link that is a script',
      { ...turnOfVersion1, id: 'odd', images: [{ ...turnOfVersion1.images[0], link: 'javascript:1' }] },
    ],
  ])('%s: left out of the chat and left in the database', async (_reason, row) => {
    await makeVersion1({ chats: [chatOfVersion1], turns: [turnOfVersion1, row], images: [] })
    const { chatStore } = await startStore()
    expect((await chatStore.readTurns('chat-1')).map(({ id }) => id)).toEqual(['turn-1'])
    await chatStore.purgeDeleted(Date.now())
    expect(await readRaw('turns')).toHaveLength(2)
  })

  test('a turn whose image has no bytes keeps its text', async () => {
    await makeVersion1({
      chats: [chatOfVersion1],
      turns: [turnOfVersion1],
      images: [{ id: 'a1', blob: 'gone' }],
    })
    const { chatStore } = await startStore()
    expect(await chatStore.readImage('a1')).toBeNull()
    expect((await chatStore.readTurns('chat-1'))[0]?.answer).toBe('A lake between mountains.')
  })
})
