import browser from 'webextension-polyfill'
import type { KeyStatus } from './messages.ts'

const keysKey = 'keys'

/**
 * Shuts storage.local to anything but the extension's own pages and worker, where the browser can.
 * Firefox has the call for storage.session alone; there content scripts are never injected with our code unless the user clicks.
 */
export async function guardStorage(): Promise<void> {
  await chrome.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}

/** One key for each origin that it was typed for, so that a changed base URL never gets another server's key. */
async function readKeys(): Promise<Record<string, string>> {
  const stored = (await browser.storage.local.get(keysKey))[keysKey]
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** The key for the origin of a base URL, for the background's eyes only. */
export async function loadKey(baseUrl: string): Promise<string | null> {
  return (await readKeys())[new URL(baseUrl).origin] ?? null
}

/** Stores a key for the origin of a base URL; null removes it. */
export async function storeKey(baseUrl: string, key: string | null): Promise<void> {
  const { [new URL(baseUrl).origin]: _replaced, ...others } = await readKeys()
  await browser.storage.local.set({
    [keysKey]: key === null ? others : { ...others, [new URL(baseUrl).origin]: key },
  })
}

/** What a page may know of the key. */
export async function readKeyStatus(baseUrl: string): Promise<KeyStatus> {
  const key = await loadKey(baseUrl)
  return { hasKey: key !== null, last4: key?.slice(-4) ?? null, host: new URL(baseUrl).host }
}
