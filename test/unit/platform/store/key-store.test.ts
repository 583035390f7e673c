import { describe, expect, test } from 'vitest'
import { lockIterations, readLockedKey } from '../../../../src/core/server/locked-key.ts'
import { lockKey, unlockKey } from '../../../../src/platform/store/key-lock.ts'
import { loadKey, openKey, readKeyStatus, storeKey } from '../../../../src/platform/store/key-store.ts'
import { world } from '../../fakes/browser.ts'

const server = 'https://api.example/v1'
const origin = 'https://api.example'
const key = 'sk-CANARY-0123456789abcd'
const passphrase = 'correct horse battery'
const onDisk = () => JSON.stringify(world.local)
const closeBrowser = () => {
  world.session = {}
}

describe('a key that is kept on this computer', () => {
  test('is there after the browser was closed, for its own origin alone', async () => {
    await storeKey(server, key)
    closeBrowser()
    expect(await loadKey(server)).toEqual({ name: 'key', key, storage: 'computer' })
    expect(await loadKey('https://other.example/v1')).toEqual({ name: 'none' })
    expect(await loadKey('http://api.example/v1')).toEqual({ name: 'none' })
  })
})

describe('a key for this session only', () => {
  test('never reaches the disk, and is gone when the browser closes', async () => {
    await storeKey(server, key, { storage: 'session' })
    expect(await loadKey(server)).toMatchObject({ name: 'key', key, storage: 'session' })
    expect(onDisk()).not.toContain('CANARY')
    closeBrowser()
    expect(await loadKey(server)).toEqual({ name: 'none' })
    expect(await readKeyStatus(server)).toMatchObject({ hasKey: false, storage: 'session' })
  })

  test('takes an earlier copy off the disk', async () => {
    await storeKey(server, key)
    await storeKey(server, key, { storage: 'session' })
    expect(onDisk()).not.toContain('CANARY')
  })
})

describe('a key under a passphrase', () => {
  test('is on the disk encrypted alone, and asks for the passphrase once after each start', async () => {
    await storeKey(server, key, { storage: 'passphrase', passphrase })
    expect(onDisk()).not.toContain('CANARY')
    expect(onDisk()).not.toContain(passphrase)
    expect(await loadKey(server)).toMatchObject({ name: 'key', key })
    closeBrowser()
    expect(await loadKey(server)).toEqual({ name: 'locked' })
    expect(await readKeyStatus(server)).toEqual({
      hasKey: true,
      last4: null,
      host: 'api.example',
      storage: 'passphrase',
      isLocked: true,
    })
    expect(await openKey(server, passphrase)).toEqual({ ok: true, value: null })
    expect(await loadKey(server)).toMatchObject({ name: 'key', key, storage: 'passphrase' })
    expect(onDisk()).not.toContain('CANARY')
  })

  test('does not open with another passphrase, and is not changed by the attempt', async () => {
    await storeKey(server, key, { storage: 'passphrase', passphrase })
    closeBrowser()
    const before = onDisk()
    expect(await openKey(server, 'wrong horse battery')).toMatchObject({
      problem: { kind: 'passphrase-refused', reason: 'wrong' },
    })
    expect(onDisk()).toBe(before)
    expect(await loadKey(server)).toEqual({ name: 'locked' })
  })

  test('can be forgotten: the key goes, nothing else', async () => {
    await storeKey('https://other.example/v1', 'sk-other')
    await storeKey(server, key, { storage: 'passphrase', passphrase })
    await storeKey(server, null)
    expect(await loadKey(server)).toEqual({ name: 'none' })
    expect(await loadKey('https://other.example/v1')).toMatchObject({ key: 'sk-other' })
    expect(JSON.stringify([world.local, world.session])).not.toContain('CANARY')
  })

  test('takes accents as any keyboard writes them', async () => {
    await storeKey(server, key, { storage: 'passphrase', passphrase: 'caf\u00e9 cr\u00e8me' })
    closeBrowser()
    expect(await openKey(server, 'cafe\u0301 cre\u0300me')).toMatchObject({ ok: true })
  })
})

describe('the locked record', () => {
  test('names its version and at least 600,000 rounds, and is never the same twice', async () => {
    const [one, two] = [await lockKey(key, passphrase, origin), await lockKey(key, passphrase, origin)]
    expect(one).toMatchObject({ version: 1, iterations: lockIterations })
    expect(lockIterations).toBeGreaterThanOrEqual(600_000)
    expect(one.salt).not.toBe(two.salt)
    expect(one.iv).not.toBe(two.iv)
    expect(one.ciphertext).not.toBe(two.ciphertext)
  })

  test('of another origin does not open', async () => {
    const record = await lockKey(key, passphrase, origin)
    expect(await unlockKey(record, passphrase, 'https://evil.example')).toMatchObject({ ok: false })
  })

  test('that is damaged says so, and is not taken for a wrong passphrase', async () => {
    const record = await lockKey(key, passphrase, origin)
    const flip = (text: string) => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`)
    const damaged: unknown[] = [
      null,
      7,
      {},
      { ...record, version: 2 },
      { ...record, iterations: 1000 },
      { ...record, iterations: 1e12 },
      { ...record, salt: flip(record.salt) },
      { ...record, iv: flip(record.iv) },
      { ...record, ciphertext: flip(record.ciphertext) },
      { ...record, ciphertext: '' },
      { ...record, checksum: flip(record.checksum) },
      { ...record, ciphertext: 'not base64!' },
    ]
    for (const stored of damaged) {
      expect(await unlockKey(stored, passphrase, origin), JSON.stringify(stored)).toMatchObject({
        problem: { kind: 'passphrase-refused', reason: 'damaged' },
      })
    }
    expect(readLockedKey(record)).toEqual(record)
  })
})

describe('keys that are damaged in storage', () => {
  test.each([
    ['null', null],
    ['an array', ['sk-x']],
    ['a text', 'sk-x'],
    ['a poisoned prototype', JSON.parse('{"__proto__": {"https://api.example": "sk-evil"}}')],
  ])('%s: there is no key', async (_reason, stored) => {
    world.local = { keys: stored }
    expect(await loadKey(server)).toEqual({ name: 'none' })
    await storeKey(server, key)
    expect(await loadKey(server)).toMatchObject({ key })
  })
})
