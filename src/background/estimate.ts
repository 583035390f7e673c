import type { Estimate, Turn } from '../core/conversation.ts'
import { isOpenAi } from '../core/server-traits.ts'
import { estimateTurn } from '../core/turn-estimate.ts'
import { firstWay } from '../core/way.ts'
import { loadTraits } from '../platform/server-traits-store.ts'
import { loadSettings } from '../platform/settings-store.ts'

/** What asking a turn would cost under the present settings. */
export async function estimateNow(turns: Turn[], turn: Turn): Promise<Estimate | null> {
  const { baseUrl, sendAs, maxAnswerTokens, answerLanguage } = await loadSettings()
  const { asBytes } = firstWay(sendAs, await loadTraits(baseUrl))
  return estimateTurn(turns, turn, {
    isOpenAi: isOpenAi(baseUrl),
    asBytes,
    maxAnswerTokens,
    answerLanguage,
  })
}
