import type { Turn } from '../../core/chat/turn.ts'
import { type Result, success } from '../../core/problem/result.ts'
import { buildMessages } from '../../core/request/chat-request.ts'
import type { ChatRequestBody, ContentPart } from '../../core/request/chat-request-body.ts'
import type { Conditions } from '../../core/request/conditions.ts'
import { imagesAtLevels, longestAnswer } from '../../core/request/turn-estimate.ts'
import { isOpenAi } from '../../core/server/server-kind.ts'
import { type PreparedImage, prepareImage } from './prepare-image.ts'

/** Every image of a question, ready to send at its level; the problem of the first that is not. */
export async function prepareImages(
  turns: Turn[],
  turn: Turn,
  conditions: Conditions,
): Promise<Result<PreparedImage[]>> {
  const prepared: PreparedImage[] = []
  for (const { image, level } of imagesAtLevels(turns, turn, conditions)) {
    const one = await prepareImage(image, level, conditions)
    if (!one.ok) return one
    prepared.push(one.value)
  }
  return success(prepared)
}

/** The body of a request for a turn after the turns before it. */
export function buildBody(
  turns: Turn[],
  turn: Turn,
  images: PreparedImage[],
  conditions: Conditions,
  isContinuation = false,
): ChatRequestBody {
  const parts = new Map<string, ContentPart>(images.map(({ sent, part }) => [sent.imageId, part]))
  const { settings, traits } = conditions
  const { answerLanguage } = settings
  return {
    model: turn.model,
    messages: buildMessages(turns, turn, parts, { answerLanguage, isContinuation }),
    stream: true,
    [traits.tokenLimitName]: longestAnswer(turn, conditions),
    ...(traits.sendsStreamOptions ? { stream_options: { include_usage: true } } : {}),
    ...(isOpenAi(settings.baseUrl) ? { store: false } : {}),
  }
}
