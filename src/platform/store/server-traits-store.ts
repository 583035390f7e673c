import browser from 'webextension-polyfill'
import {
  type LearntServer,
  learntServers,
  readTraitRows,
  type TraitRows,
  withTraits,
} from '../../core/server/learnt-servers.ts'
import { readServerTraits, type ServerTraits } from '../../core/server/server-traits.ts'
import { withLock } from './with-lock.ts'

const traitsKey = 'servers'

async function readRows(): Promise<TraitRows> {
  return readTraitRows((await browser.storage.local.get(traitsKey))[traitsKey])
}

function changeRows(change: (rows: TraitRows) => TraitRows): Promise<void> {
  return withLock('servers', async () => {
    await browser.storage.local.set({ [traitsKey]: Object.fromEntries(change(await readRows())) })
  })
}

/** What earlier refusals taught us of a server. */
export async function loadTraits(baseUrl: string): Promise<ServerTraits> {
  return readServerTraits((await readRows()).get(baseUrl), baseUrl)
}

/** Remembers what a refusal taught us of a server. */
export async function storeTraits(baseUrl: string, traits: ServerTraits): Promise<void> {
  await changeRows((rows) => withTraits(rows, baseUrl, traits, Date.now()))
}

/** Every server of which something was learnt. */
export async function listLearnt(): Promise<LearntServer[]> {
  return learntServers(await readRows())
}

/** Forgets what was learnt of a server: the next question asks it as one that is not known. */
export async function forgetTraits(baseUrl: string): Promise<void> {
  await changeRows((rows) => new Map([...rows].filter(([other]) => other !== baseUrl)))
}
