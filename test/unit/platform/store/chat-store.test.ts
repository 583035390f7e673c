import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeVersion1, readRaw } from '../../samples/old-schemas.ts'
import { makeImage, makeTurn } from '../../samples/samples.ts'
import { sampleBytes, sampleChat, startStore } from './sample-store.ts'

const put = IDBObjectStore.prototype.put

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

describe('when the browser cannot store', () => {
  test.each(['abort', 'throw'] as const)('a full disk (%s) is said, and the answer stays', async (how) => {
    const { chatStore, storageHealth, watchStorage } = await startStore()
    const heard: string[] = []
    watchStorage({ health: ({ name }) => heard.push(name), memory: () => {} })
    await chatStore.commitTurn(sampleChat, makeTurn(), [sampleBytes], true)
    fillDisk(how)
    await chatStore.putTurn(makeTurn({ answer: 'The whole answer' }))
    expect(storageHealth()).toEqual({ name: 'full' })
    expect((await chatStore.readTurn('turn'))?.answer).toBe('The whole answer')
    IDBObjectStore.prototype.put = put
    await chatStore.putTurn(makeTurn({ answer: 'The whole answer, later' }))
    expect(heard).toEqual(['full', 'kept'])
    expect((await chatStore.readTurns('chat')).map(({ answer }) => answer)).toEqual([
      'The whole answer, later',
    ])
    expect((await (await startStore()).chatStore.readTurn('turn'))?.answer).toBe('The whole answer, later')
  })

  test('a full disk at the very first write: the whole chat lives in memory, image and all', async () => {
    const { chatStore } = await startStore()
    fillDisk('abort')
    await chatStore.commitTurn(sampleChat, makeTurn({ images: [makeImage()] }), [sampleBytes], true)
    expect(await chatStore.listChats()).toEqual([sampleChat])
    expect(await chatStore.readImage('image')).toBe(sampleBytes.blob)
    IDBObjectStore.prototype.put = put
    expect(await readRaw('chats')).toEqual([])
  })

  test.each([1, 2, 3, 4, 5, 6, 7])(
    'a disk that is full at write %i alone: nothing hangs, the text is there',
    async (full) => {
      const { chatStore } = await startStore()
      let count = 0
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...row) {
        if (++count === full) throw new DOMException('full', 'QuotaExceededError')
        return put.apply(this, row)
      }
      await chatStore.commitTurn(sampleChat, makeTurn({ images: [makeImage()] }), [sampleBytes], true)
      await chatStore.putTurn(makeTurn({ images: [makeImage()], answer: 'The' }))
      await chatStore.changeChat('chat', (row) => ({ ...row, title: 'Named' }))
      await chatStore.putTurn(makeTurn({ images: [makeImage()], answer: 'The whole answer' }))
      expect((await chatStore.readTurns('chat')).map(({ answer }) => answer)).toEqual(['The whole answer'])
      expect(await chatStore.listChats()).toHaveLength(1)
      expect(await chatStore.readImage('image')).not.toBeNull()
    },
  )

  test('without IndexedDB everything works in memory, and that is said', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const { chatStore, storageHealth, watchStorage } = await startStore()
    const memory: boolean[] = []
    watchStorage({ health: () => {}, memory: (isEmpty) => memory.push(isEmpty) })
    expect(await chatStore.listChats()).toEqual([])
    await chatStore.commitTurn(sampleChat, makeTurn(), [sampleBytes], true)
    await chatStore.changeChat('chat', (row) => ({ ...row, title: 'Other' }))
    expect((await chatStore.readChat('chat'))?.title).toBe('Other')
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
    const { chatStore, storageHealth } = await startStore()
    const listed = chatStore.listChats()
    await vi.advanceTimersByTimeAsync(6000)
    vi.useRealTimers()
    expect(await listed).toEqual([])
    expect(storageHealth()).toEqual({ name: 'broken' })
    holder.result.close()
  })

  test('a database that is closed under us is opened again', async () => {
    const { chatStore } = await startStore()
    await chatStore.commitTurn(sampleChat, makeTurn(), [], true)
    const upgrade = indexedDB.open('conversations', 50)
    await new Promise((resolve) => {
      upgrade.onsuccess = resolve
    })
    upgrade.result.close()
    expect(await chatStore.readTurns('chat')).toHaveLength(1)
  })
})

describe('two windows', () => {
  test('a chat deleted while an answer streams into it stays deleted', async () => {
    const { chatStore } = await startStore()
    await chatStore.commitTurn(sampleChat, makeTurn(), [], true)
    await chatStore.changeChat('chat', (row) => ({ ...row, deletedAt: 5 }))
    await chatStore.commitTurn({ ...sampleChat, title: 'Late' }, makeTurn({ answer: 'late' }), [], false)
    expect(await chatStore.listChats()).toEqual([])
    await chatStore.purgeDeleted(10)
    await chatStore.putTurn(makeTurn({ answer: 'later' }))
    await chatStore.commitTurn(sampleChat, makeTurn(), [], false)
    expect(await readRaw('turns')).toEqual([])
    expect(await readRaw('chats')).toEqual([])
  })

  test('changes of one chat at the same moment are both kept', async () => {
    const { chatStore } = await startStore()
    await chatStore.commitTurn(sampleChat, makeTurn(), [], true)
    await Promise.all([
      chatStore.changeChat('chat', (row) => ({ ...row, title: 'Named' })),
      chatStore.changeChat('chat', (row) => ({ ...row, deletedAt: 5 })),
    ])
    expect(await chatStore.readChat('chat')).toMatchObject({ title: 'Named', deletedAt: 5 })
  })
})

test('private chats never reach the database, and go when they are forgotten', async () => {
  const { chatStore, forgetPrivateChats } = await startStore()
  const secret = { ...sampleChat, isPrivate: true }
  await chatStore.commitTurn(secret, makeTurn({ question: 'CANARY' }), [sampleBytes], true)
  await chatStore.putTurn(makeTurn({ answer: 'CANARY' }))
  await chatStore.changeChat('chat', (row) => ({ ...row, title: 'CANARY' }))
  forgetPrivateChats()
  await chatStore.putTurn(makeTurn({ answer: 'CANARY, late' }))
  await chatStore.commitTurn(secret, makeTurn(), [sampleBytes], false)
  expect(await chatStore.listChats()).toEqual([])
  for (const store of ['chats', 'turns', 'images']) expect(await readRaw(store)).toEqual([])
})
