import { type ReadonlySignal, signal } from '@preact/signals'
import type { Problem } from '../../core/problem/problem.ts'
import type { Preset } from '../../core/server/presets.ts'
import { seeingModel } from '../../core/server/seeing-model.ts'
import type { askBackground } from '../../platform/messages/ask-background.ts'

/** What is known of the servers on this computer. */
export type OwnComputer =
  | { name: 'not-looked' }
  | { name: 'looking' }
  | { name: 'none' }
  /** One is there, but does not let us in, or answers something else. */
  | { name: 'refused'; server: Preset; problem: Problem }
  /** One answers; `model` is null where none is installed, and `sees` says whether its name tells of pictures. */
  | { name: 'found'; server: Preset; model: string | null; sees: boolean }

/** Looks for servers on this computer, once the user has chosen it: nothing is contacted before. */
export function createOwnComputer(ask: typeof askBackground) {
  const ownComputer = signal<OwnComputer>({ name: 'not-looked' })

  async function lookAt(server: Preset): Promise<OwnComputer> {
    const reply = await ask('testKey', { baseUrl: server.baseUrl, key: null })
    if (!reply.ok) {
      const isThere = reply.problem.kind === 'local-server-refuses'
      return isThere ? { name: 'refused', server, problem: reply.problem } : { name: 'none' }
    }
    const { models } = reply.value
    const model = seeingModel(models)
    return { name: 'found', server, model: model ?? models[0] ?? null, sees: model !== null }
  }

  return {
    ownComputer: ownComputer as ReadonlySignal<OwnComputer>,
    /** Asks all of these servers at once; the best of what they answer holds. */
    async lookForServers(servers: readonly Preset[]): Promise<OwnComputer> {
      ownComputer.value = { name: 'looking' }
      const all = await Promise.all(servers.map(lookAt))
      const rank = (seen: OwnComputer) =>
        seen.name === 'found' ? (seen.sees ? 4 : seen.model ? 3 : 2) : seen.name === 'refused' ? 1 : 0
      const best = all.toSorted((one, other) => rank(other) - rank(one))[0] ?? { name: 'none' }
      ownComputer.value = best
      return best
    },
  }
}
