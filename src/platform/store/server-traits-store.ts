import browser from 'webextension-polyfill'
import { readServerTraits, type ServerTraits } from '../../core/server/server-traits.ts'
import { withLock } from './with-lock.ts'

const traitsKey = 'servers'

async function readAll(): Promise<Record<string, unknown>> {
  const stored = (await browser.storage.local.get(traitsKey))[traitsKey]
  return typeof stored === 'object' && stored !== null ? { ...stored } : {}
}

/** What earlier refusals taught us of a server. */
export async function loadTraits(baseUrl: string): Promise<ServerTraits> {
  return readServerTraits((await readAll())[baseUrl], baseUrl)
}

/** Remembers what a refusal taught us of a server. */
export async function storeTraits(baseUrl: string, traits: ServerTraits): Promise<void> {
  await withLock('servers', async () => {
    await browser.storage.local.set({ [traitsKey]: { ...(await readAll()), [baseUrl]: traits } })
  })
}
