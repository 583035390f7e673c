import browser from 'webextension-polyfill'
import {
  type LearntServer,
  learntServers,
  readTraitRows,
  type TraitRows,
  withLearnt,
} from '../../core/server/learnt-servers.ts'
import { readServerTraits, type ServerTraits } from '../../core/server/server-traits.ts'
import { withLock } from './with-lock.ts'

const traitsKey = 'servers'

async function readRows(): Promise<TraitRows> {
  return readTraitRows((await browser.storage.local.get(traitsKey))[traitsKey])
}

function changeRows(change: (rows: TraitRows) => TraitRows): Promise<void> {
  return withLock('servers', async () => {
    const rows = await readRows()
    const changed = change(rows)
    if (changed !== rows) await browser.storage.local.set({ [traitsKey]: Object.fromEntries(changed) })
  })
}

/** What earlier refusals taught us of a server. */
export async function loadTraits(baseUrl: string): Promise<ServerTraits> {
  return readServerTraits((await readRows()).get(baseUrl), baseUrl)
}

/** Remembers what a refusal taught us of a server, as a change of what is stored. */
export async function learnTraits(
  baseUrl: string,
  learn: (traits: ServerTraits) => ServerTraits,
): Promise<void> {
  await changeRows((rows) => withLearnt(rows, baseUrl, learn, Date.now()))
}

/** Every server of which something was learnt. */
export async function listLearnt(): Promise<LearntServer[]> {
  return learntServers(await readRows())
}

/** Forgets what was learnt of a server: the next question asks it as one that is not known. */
export async function forgetTraits(baseUrl: string): Promise<void> {
  await changeRows((rows) => new Map([...rows].filter(([other]) => other !== baseUrl)))
}
