import { buildMessages, imagesOf, textsOf } from './chat-request.ts'
import type { Estimate, Turn } from './conversation.ts'
import { estimateCost } from './cost.ts'
import { type DetailLevel, resolveDetail } from './detail.ts'
import { canTravelAsLink, sizeAsSent } from './travel.ts'

/** What decides how the images of a chat travel and how long an answer may be. */
export type AskingConditions = {
  isOpenAi: boolean
  /** The server takes no links, or the user wants none sent. */
  asBytes: boolean
  maxAnswerTokens: number
  answerLanguage: string
}

/** The level for every image of a question, resolved from what the user chose. */
export function levelOf(turns: Turn[], current: Turn, asBytes: boolean): DetailLevel {
  // Of the file behind the link, or of the copy we hold: a level is chosen before anything is shrunk for it.
  const sizes = imagesOf(turns, current).map((image) =>
    !asBytes && canTravelAsLink(image) ? image.size : (image.copy?.size ?? image.size),
  )
  return resolveDetail(current.detail, current.model, sizes)
}

/**
 * What asking `current` after `turns` would cost: the whole chat is sent again, images as they will really travel.
 * Null while an image is still being looked for.
 */
export function estimateTurn(
  turns: Turn[],
  current: Turn,
  conditions: AskingConditions,
  isContinuation = false,
): Estimate | null {
  if (current.state.name === 'acquiring') return null
  const { isOpenAi, asBytes, maxAnswerTokens, answerLanguage } = conditions
  const { model } = current
  const level = levelOf(turns, current, asBytes)
  const images = imagesOf(turns, current).map((image) => ({
    size: sizeAsSent(image, { asBytes, model, level }),
    level,
  }))
  const messages = buildMessages(turns, current, new Map(), { answerLanguage, isContinuation })
  return estimateCost({ model, isOpenAi, images, texts: textsOf(messages), maxAnswerTokens })
}
