import { tariffOf } from '../../core/money/tariff.ts'
import type { Conditions } from '../../core/request/conditions.ts'
import { firstRoute } from '../../core/request/image-route.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { loadKey } from '../../platform/store/key-store.ts'
import { loadTraits } from '../../platform/store/server-traits-store.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'

/** What asking a model means now, as everything is stored. */
export const conditionsNow = async (model: string): Promise<Conditions> =>
  conditionsUnder(await loadSettings(), model)

/** What asking a model means under settings that were read before: with their server's key and traits, and the model's tariff. */
export async function conditionsUnder(settings: Settings, model: string): Promise<Conditions> {
  const { baseUrl, sendAs } = settings
  const [key, traits] = await Promise.all([loadKey(baseUrl), loadTraits(baseUrl)])
  const route = firstRoute(sendAs, traits)
  return { settings, key, traits, route, tariff: tariffOf(model, settings), answerFits: null }
}
