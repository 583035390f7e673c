import type { Turn } from '../../core/chat/turn.ts'
import { priceForInput } from '../../core/money/prices.ts'
import { tariffOf } from '../../core/money/tariff.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import { firstWay } from '../../core/request/image-route.ts'
import { needsKey } from '../../core/server/server-traits.ts'
import type { Payload, Replies } from '../../platform/messages/messages.ts'
import { loadKey } from '../../platform/store/key-store.ts'
import { loadTraits } from '../../platform/store/server-traits-store.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'
import { keepAlive } from '../chat/keep-alive.ts'
import { buildBody, prepareImages } from '../request/build-request.ts'
import { countTokens } from '../request/openai.ts'
import { nextTurn } from './ask-question.ts'

/** What the server itself counts for the next question. Its images are uploaded for that, so only the user's click does it. */
export async function countExactly(
  payload: Payload<'countExactly'>,
): Promise<Result<Replies['countExactly']>> {
  const next = await nextTurn(payload)
  if (next === null) return failure({ kind: 'image-not-found' })
  const release = keepAlive()
  try {
    return await count(next.turns, next.turn)
  } finally {
    release()
  }
}

async function count(turns: Turn[], turn: Turn): Promise<Result<Replies['countExactly']>> {
  const settings = await loadSettings()
  const { baseUrl, sendAs, maxAnswerTokens, answerLanguage } = settings
  const loaded = await loadKey(baseUrl)
  if (loaded.name === 'locked') return failure({ kind: 'key-locked' })
  const key = loaded.name === 'key' ? loaded.key : null
  if (key === null && needsKey(baseUrl)) return failure({ kind: 'no-key' })
  const traits = await loadTraits(baseUrl)
  const way = firstWay(sendAs, traits)
  const tariff = tariffOf(turn.model, baseUrl, settings.prices)
  const conditions = { settings, traits, way, isContinuation: false }
  const asking = { tariff, asBytes: way.asBytes, maxAnswerTokens, answerLanguage }
  const prepared = await prepareImages(turns, turn, asking, conditions)
  if (!prepared.ok) return prepared
  const sentLinks = prepared.value.some(({ sent }) => sent.as === 'link')
  const body = buildBody(turns, turn, prepared.value, conditions)
  const request = { baseUrl, key, body, sentLinks }
  const counted = await countTokens(request, new AbortController().signal)
  if (!counted.ok) return failure(counted.report.problem)
  const price = tariff.price && priceForInput(tariff.price, counted.value)
  return success({ tokens: counted.value, usd: price && (counted.value * price.input) / 1e6 })
}
