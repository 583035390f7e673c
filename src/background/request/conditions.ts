import { tariffOf } from '../../core/money/tariff.ts'
import type { Conditions } from '../../core/request/conditions.ts'
import { firstRoute } from '../../core/request/image-route.ts'
import { loadKey } from '../../platform/store/key-store.ts'
import { loadTraits } from '../../platform/store/server-traits-store.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'

/** What asking a model means now: the settings, their server's key and traits, and the model's tariff, as they are stored. */
export async function conditionsNow(model: string): Promise<Conditions> {
  const settings = await loadSettings()
  const { baseUrl, sendAs } = settings
  const [key, traits] = await Promise.all([loadKey(baseUrl), loadTraits(baseUrl)])
  return { settings, key, traits, route: firstRoute(sendAs, traits), tariff: tariffOf(model, settings) }
}
