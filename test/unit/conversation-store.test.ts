import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Chat } from '../../src/core/conversation.ts'
import { chatOfVersion1, makeNewerVersion, makeVersion1, readRaw, turnOfVersion1 } from './old-schemas.ts'
import { makeImage, makeTurn } from './samples.ts'

type Store = typeof import('../../src/platform/conversation-store.ts')

const chat: Chat = {
  id: 'chat',
  title: 'A chat',
  createdAt: 1,
  updatedAt: 1,
  sequence: 1,
  thumbnail: null,
  deletedAt: null,
  isPrivate: false,
}
const bytes = { id: 'image', blob: new Blob(['pixels']) }
const put = IDBObjectStore.prototype.put

/** The store as a background that has just started finds it. */
async function start(): Promise<Store> {
  vi.resetModules()
  return import('../../src/platform/conversation-store.ts')
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})
afterEach(() => {
  IDBObjectStore.prototype.put = put
  vi.unstubAllGlobals()
})

/** Lets every write fail as a full disk does: by an abort, or at once. */
function fillDisk(how: 'abort' | 'throw'): void {
  IDBObjectStore.prototype.put = function (this: IDBObjectStore) {
    if (how === 'throw') throw new DOMException('full', 'QuotaExceededError')
    const request = this.getAllKeys()
    ;(this.transaction as unknown as { _abort(name: string): void })._abort('QuotaExceededError')
    return request as unknown as IDBRequest<IDBValidKey>
  }
}

describe('a database of version 1', () => {
  test('is brought up to date, and nothing in it is lost', async () => {
    await makeVersion1({
      chats: [chatOfVersion1],
      turns: [turnOfVersion1],
      images: [{ id: 'a1', blob: bytes.blob }],
    })
    const { conversations, storageHealth } = await start()
    expect(await conversations.listChats()).toEqual([chatOfVersion1])
    expect(await conversations.readTurns('chat-1')).toEqual([{ ...turnOfVersion1, leaseUntil: null }])
    expect(await conversations.readRunningTurns()).toEqual([])
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
    const { conversations } = await start()
    const found = await conversations.readRunningTurns()
    expect(found.map(({ id, leaseUntil }) => [id, leaseUntil])).toEqual(
      running.map(({ id }) => [id, 0]).sort(),
    )
  })

  test('whose rows are no records is brought up to date all the same', async () => {
    await makeVersion1({ chats: [{ id: 'odd', isPrivate: 7 }], turns: [{ id: 'odd', state: 3 }], images: [] })
    const { conversations, storageHealth } = await start()
    expect(await conversations.listChats()).toEqual([])
    expect(await readRaw('chats')).toHaveLength(1)
    expect(storageHealth()).toEqual({ name: 'kept' })
  })

  test('stays as it was when the upgrade dies half way', async () => {
    await makeVersion1({ chats: [chatOfVersion1], turns: [turnOfVersion1], images: [] })
    const update = IDBCursor.prototype.update
    IDBCursor.prototype.update = () => {
      throw new Error('killed')
    }
    const { conversations, storageHealth } = await start()
    expect(await conversations.listChats()).toEqual([])
    expect(storageHealth()).toEqual({ name: 'broken' })
    IDBCursor.prototype.update = update
    expect(await readRaw('turns')).toEqual([turnOfVersion1])
    expect(await (await start()).conversations.readTurns('chat-1')).toHaveLength(1)
  })
})

describe('a database of a newer version', () => {
  test('is read, never written, and what is asked now lives in memory', async () => {
    await makeNewerVersion({
      chats: [chatOfVersion1],
      turns: [{ ...turnOfVersion1, leaseUntil: null, mood: 1 }],
    })
    const { conversations, storageHealth } = await start()
    expect(await conversations.listChats()).toEqual([chatOfVersion1])
    expect(storageHealth()).toEqual({ name: 'newer' })
    await conversations.commitTurn(chat, makeTurn(), [bytes], true)
    await conversations.putTurn(makeTurn({ answer: 'Kept' }))
    expect((await conversations.readTurns('chat'))[0]?.answer).toBe('Kept')
    await expect(conversations.clear()).rejects.toThrow()
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
    const { conversations } = await start()
    expect((await conversations.readTurns('chat-1')).map(({ id }) => id)).toEqual(['turn-1'])
    await conversations.purgeDeleted(Date.now())
    expect(await readRaw('turns')).toHaveLength(2)
  })

  test('a turn whose image has no bytes keeps its text', async () => {
    await makeVersion1({
      chats: [chatOfVersion1],
      turns: [turnOfVersion1],
      images: [{ id: 'a1', blob: 'gone' }],
    })
    const { conversations } = await start()
    expect(await conversations.readImage('a1')).toBeNull()
    expect((await conversations.readTurns('chat-1'))[0]?.answer).toBe('A lake between mountains.')
  })
})

describe('when the browser cannot store', () => {
  test.each(['abort', 'throw'] as const)('a full disk (%s) is said, and the answer stays', async (how) => {
    const { conversations, storageHealth, watchStorage } = await start()
    const heard: string[] = []
    watchStorage({ health: ({ name }) => heard.push(name), memory: () => {} })
    await conversations.commitTurn(chat, makeTurn(), [bytes], true)
    fillDisk(how)
    await conversations.putTurn(makeTurn({ answer: 'The whole answer' }))
    expect(storageHealth()).toEqual({ name: 'full' })
    expect((await conversations.readTurn('turn'))?.answer).toBe('The whole answer')
    IDBObjectStore.prototype.put = put
    await conversations.putTurn(makeTurn({ answer: 'The whole answer, later' }))
    expect(heard).toEqual(['full', 'kept'])
    expect((await conversations.readTurns('chat')).map(({ answer }) => answer)).toEqual([
      'The whole answer, later',
    ])
    expect((await (await start()).conversations.readTurn('turn'))?.answer).toBe('The whole answer, later')
  })

  test('a full disk at the very first write: the whole chat lives in memory, image and all', async () => {
    const { conversations } = await start()
    fillDisk('abort')
    await conversations.commitTurn(chat, makeTurn({ images: [makeImage()] }), [bytes], true)
    expect(await conversations.listChats()).toEqual([chat])
    expect(await conversations.readImage('image')).toBe(bytes.blob)
    IDBObjectStore.prototype.put = put
    expect(await readRaw('chats')).toEqual([])
  })

  test('without IndexedDB everything works in memory, and that is said', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const { conversations, storageHealth, watchStorage } = await start()
    const memory: boolean[] = []
    watchStorage({ health: () => {}, memory: (isEmpty) => memory.push(isEmpty) })
    expect(await conversations.listChats()).toEqual([])
    await conversations.commitTurn(chat, makeTurn(), [bytes], true)
    await conversations.changeChat('chat', (row) => ({ ...row, title: 'Other' }))
    expect((await conversations.readChat('chat'))?.title).toBe('Other')
    expect(storageHealth()).toEqual({ name: 'broken' })
    expect(memory.at(-1)).toBe(false)
  })

  test('a database that another context holds open in an older version does not hang anything', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await makeVersion1({ chats: [], turns: [], images: [] })
    const holder = indexedDB.open('conversations')
    await new Promise((resolve) => {
      holder.onsuccess = resolve
    })
    const { conversations, storageHealth } = await start()
    const listed = conversations.listChats()
    await vi.advanceTimersByTimeAsync(6000)
    vi.useRealTimers()
    expect(await listed).toEqual([])
    expect(storageHealth()).toEqual({ name: 'broken' })
    holder.result.close()
  })

  test('a database that is closed under us is opened again', async () => {
    const { conversations } = await start()
    await conversations.commitTurn(chat, makeTurn(), [], true)
    const upgrade = indexedDB.open('conversations', 50)
    await new Promise((resolve) => {
      upgrade.onsuccess = resolve
    })
    upgrade.result.close()
    expect(await conversations.readTurns('chat')).toHaveLength(1)
  })
})

describe('two windows', () => {
  test('a chat deleted while an answer streams into it stays deleted', async () => {
    const { conversations } = await start()
    await conversations.commitTurn(chat, makeTurn(), [], true)
    await conversations.changeChat('chat', (row) => ({ ...row, deletedAt: 5 }))
    await conversations.commitTurn({ ...chat, title: 'Late' }, makeTurn({ answer: 'late' }), [], false)
    expect(await conversations.listChats()).toEqual([])
    await conversations.purgeDeleted(10)
    await conversations.putTurn(makeTurn({ answer: 'later' }))
    await conversations.commitTurn(chat, makeTurn(), [], false)
    expect(await readRaw('turns')).toEqual([])
    expect(await readRaw('chats')).toEqual([])
  })

  test('changes of one chat at the same moment are both kept', async () => {
    const { conversations } = await start()
    await conversations.commitTurn(chat, makeTurn(), [], true)
    await Promise.all([
      conversations.changeChat('chat', (row) => ({ ...row, title: 'Named' })),
      conversations.changeChat('chat', (row) => ({ ...row, deletedAt: 5 })),
    ])
    expect(await conversations.readChat('chat')).toMatchObject({ title: 'Named', deletedAt: 5 })
  })
})

test('private chats never reach the database, and go when they are forgotten', async () => {
  const { conversations, forgetPrivateChats } = await start()
  const secret = { ...chat, isPrivate: true }
  await conversations.commitTurn(secret, makeTurn({ question: 'CANARY' }), [bytes], true)
  await conversations.putTurn(makeTurn({ answer: 'CANARY' }))
  await conversations.changeChat('chat', (row) => ({ ...row, title: 'CANARY' }))
  forgetPrivateChats()
  await conversations.putTurn(makeTurn({ answer: 'CANARY, late' }))
  await conversations.commitTurn(secret, makeTurn(), [bytes], false)
  expect(await conversations.listChats()).toEqual([])
  for (const store of ['chats', 'turns', 'images']) expect(await readRaw(store)).toEqual([])
})
