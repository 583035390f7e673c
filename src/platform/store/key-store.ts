import browser from 'webextension-polyfill'
import { isRecord } from '../../core/is-record.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import type { KeyStatus } from '../../core/server/key-status.ts'
import type { LoadedKey } from '../../core/server/loaded-key.ts'
import type { LockedKey } from '../../core/server/locked-key.ts'
import { lockKey, unlockKey } from './key-lock.ts'
import { withLock } from './with-lock.ts'

/** In storage.local: by origin a key as it is, its record under a passphrase, or the mark of one for the session only. */
const keysKey = 'keys'
/** In storage.session, which never reaches the disk: by origin a key until the browser closes. */
const sessionKeysKey = 'keys'

const sessionMark = { storage: 'session' } as const
const isSessionMark = (kept: unknown) => isRecord(kept) && kept.storage === sessionMark.storage

/** How to keep a key. */
export type KeyKeeping = { storage: 'computer' | 'session' } | { storage: 'passphrase'; passphrase: string }

/**
 * Shuts storage.local to anything but the extension's own pages and worker, where the browser can.
 * Firefox has the call for storage.session alone; there content scripts are never injected with our code unless the user clicks.
 */
export async function guardStorage(): Promise<void> {
  await chrome.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}

/** The key for the origin of a base URL: one for each origin, so that a changed base URL never gets another server's key. */
export async function loadKey(baseUrl: string): Promise<LoadedKey> {
  const { origin } = new URL(baseUrl)
  const kept = ownOf(await readArea('local'), origin)
  if (typeof kept === 'string') return { name: 'key', key: kept, storage: 'computer' }
  const inSession = ownOf(await readArea('session'), origin)
  const isLocked = kept !== undefined && !isSessionMark(kept)
  if (typeof inSession === 'string') {
    return { name: 'key', key: inSession, storage: isLocked ? 'passphrase' : 'session' }
  }
  return { name: isLocked ? 'locked' : 'none' }
}

/** Every key that can be read now, of whichever server. */
export async function loadEveryKey(): Promise<string[]> {
  const areas = await Promise.all([readArea('local'), readArea('session')])
  return areas.flatMap(Object.values).filter((kept): kept is string => typeof kept === 'string')
}

/** Stores a key for the origin of a base URL in one place, and takes it out of the others; null forgets it everywhere. */
export async function storeKey(
  baseUrl: string,
  key: string | null,
  keeping: KeyKeeping = { storage: 'computer' },
): Promise<void> {
  const { origin } = new URL(baseUrl)
  const isInSession = keeping.storage !== 'computer'
  const kept = key === null ? null : await keptForm(key, keeping, origin)
  await withLock('keys', async () => {
    await change('local', origin, kept)
    await change('session', origin, isInSession ? key : null)
  })
}

/** Opens a locked key until the browser closes. Problems: `no-key`, `passphrase-refused`. */
export async function openKey(baseUrl: string, passphrase: string): Promise<Result<null>> {
  const { origin } = new URL(baseUrl)
  const kept = ownOf(await readArea('local'), origin)
  if (kept === undefined || typeof kept === 'string' || isSessionMark(kept)) {
    return failure({ kind: 'no-key' })
  }
  const opened = await unlockKey(kept, passphrase.normalize('NFKC'), origin)
  if (!opened.ok) return opened
  await withLock('keys', () => change('session', origin, opened.value))
  return success(null)
}

/** What a page may know of the key. */
export async function readKeyStatus(baseUrl: string): Promise<KeyStatus> {
  const loaded = await loadKey(baseUrl)
  const { host } = new URL(baseUrl)
  if (loaded.name === 'key') {
    return { hasKey: true, last4: loaded.key.slice(-4), host, storage: loaded.storage, isLocked: false }
  }
  const isLocked = loaded.name === 'locked'
  const isForSession = isSessionMark(ownOf(await readArea('local'), new URL(baseUrl).origin))
  const storage = isLocked ? 'passphrase' : isForSession ? 'session' : 'computer'
  return { hasKey: isLocked, last4: null, host, storage, isLocked }
}

async function keptForm(
  key: string,
  keeping: KeyKeeping,
  origin: string,
): Promise<string | LockedKey | typeof sessionMark> {
  switch (keeping.storage) {
    case 'computer':
      return key
    case 'session':
      return sessionMark
    case 'passphrase':
      return lockKey(key, keeping.passphrase.normalize('NFKC'), origin)
    default:
      return keeping satisfies never
  }
}

async function readArea(area: 'local' | 'session'): Promise<Record<string, unknown>> {
  const name = area === 'local' ? keysKey : sessionKeysKey
  const stored: unknown = (await browser.storage[area].get(name))[name]
  return isRecord(stored) ? stored : {}
}

async function change(area: 'local' | 'session', origin: string, value: unknown): Promise<void> {
  const { [origin]: _replaced, ...others } = await readArea(area)
  const name = area === 'local' ? keysKey : sessionKeysKey
  await browser.storage[area].set({ [name]: value === null ? others : { ...others, [origin]: value } })
}

function ownOf(keys: Record<string, unknown>, origin: string): unknown {
  const value = Object.hasOwn(keys, origin) ? keys[origin] : undefined
  return value === null || value === '' ? undefined : value
}
