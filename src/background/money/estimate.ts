import type { Turn } from '../../core/chat/turn.ts'
import { tariffOf } from '../../core/money/tariff.ts'
import type { Estimate } from '../../core/money/usage.ts'
import { type Forecast, makeForecast } from '../../core/request/forecast.ts'
import { firstWay } from '../../core/request/image-route.ts'
import { type AskingConditions, estimateTurn } from '../../core/request/turn-estimate.ts'
import { loadTraits } from '../../platform/store/server-traits-store.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'

/** What asking a turn would cost under the present settings. */
export async function estimateNow(turns: Turn[], turn: Turn): Promise<Estimate | null> {
  return estimateTurn(turns, turn, await conditionsNow(turn.model))
}

/** The same, level by level. */
export async function forecastNow(turns: Turn[], turn: Turn): Promise<Forecast | null> {
  return makeForecast(turns, turn, await conditionsNow(turn.model))
}

/** What the present settings and what is known of the server make of a request to a model. */
export async function conditionsNow(model: string): Promise<AskingConditions> {
  const { baseUrl, sendAs, maxAnswerTokens, answerLanguage, prices } = await loadSettings()
  const { asBytes } = firstWay(sendAs, await loadTraits(baseUrl))
  return { tariff: tariffOf(model, baseUrl, prices), asBytes, maxAnswerTokens, answerLanguage }
}
