import { type Tariff, tariffOf } from '../money/tariff.ts'
import { failure, type Result, success } from '../problem/result.ts'
import type { LoadedKey } from '../server/loaded-key.ts'
import { needsKey } from '../server/server-kind.ts'
import type { ServerTraits } from '../server/server-traits.ts'
import type { Settings } from '../settings/settings.ts'
import type { ImageRoute } from './image-route.ts'

/**
 * What asking a model means now. It is read once when a run begins and carried along, so that what changes meanwhile is never
 * half believed; only what a refusal teaches takes its place, and a question that the user asks meanwhile.
 */
export type Conditions = {
  settings: Settings
  key: LoadedKey
  /** Of the server that is asked. */
  traits: ServerTraits
  /** How images travel. */
  route: ImageRoute
  /** Of the model that is asked. */
  tariff: Tariff
  /** What a refusal of this question said that its longest answer may be, in tokens; null when none did. */
  answerFits: number | null
}

/** The same for another model. */
export const forModel = (conditions: Conditions, model: string): Conditions => ({
  ...conditions,
  tariff: tariffOf(model, conditions.settings),
})

/** The key to send along: null to a server that needs none. Problems: no-key, key-locked. */
export function keyToSend({ key, settings }: Pick<Conditions, 'key' | 'settings'>): Result<string | null> {
  if (key.name === 'key') return success(key.key)
  if (key.name === 'locked') return failure({ kind: 'key-locked' })
  return needsKey(settings.baseUrl) ? failure({ kind: 'no-key' }) : success(null)
}
