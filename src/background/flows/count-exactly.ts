import { readQuestion } from '../../core/chat/question.ts'
import type { Turn } from '../../core/chat/turn.ts'
import { priceForInput } from '../../core/money/prices.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import { keyToSend } from '../../core/request/conditions.ts'
import type { Payload, Replies } from '../../platform/messages/messages.ts'
import { keepAlive } from '../chat/keep-alive.ts'
import { buildBody, prepareImages } from '../request/build-request.ts'
import { conditionsNow } from '../request/conditions.ts'
import { refuseKey, withoutKeyQuestions } from '../request/key-in-question.ts'
import { countTokens } from '../request/openai.ts'
import { nextTurn } from './ask-question.ts'

/** What the server itself counts for the next question. Its images are uploaded for that, so only the user's click does it. */
export async function countExactly(
  payload: Payload<'countExactly'>,
): Promise<Result<Replies['countExactly']>> {
  const read = readQuestion(payload.question)
  if (!read.ok && read.problem.kind !== 'question-empty') return read
  const refused = await refuseKey(payload)
  if (refused) return refused
  const next = await nextTurn(payload)
  if (next === null) return failure({ kind: 'image-not-found' })
  const release = keepAlive()
  try {
    return await count(await withoutKeyQuestions(next.turns), next.turn)
  } finally {
    release()
  }
}

async function count(turns: Turn[], turn: Turn): Promise<Result<Replies['countExactly']>> {
  const conditions = await conditionsNow(turn.model)
  const key = keyToSend(conditions)
  if (!key.ok) return key
  const prepared = await prepareImages(turns, turn, conditions)
  if (!prepared.ok) return prepared
  const request = {
    baseUrl: conditions.settings.baseUrl,
    key: key.value,
    body: buildBody(turns, turn, prepared.value, conditions),
    sentLinks: prepared.value.some(({ sent }) => sent.as === 'link'),
  }
  const counted = await countTokens(request, new AbortController().signal)
  if (!counted.ok) return failure(counted.report.problem)
  const { price: listed } = conditions.tariff
  const price = listed && priceForInput(listed, counted.value)
  return success({ tokens: counted.value, usd: price && (counted.value * price.input) / 1e6 })
}
