import type { Turn } from '../chat/turn.ts'
import type { AttachedImage } from '../image/attached-image.ts'
import { type CostQuestion, estimateCost } from '../money/cost.ts'
import type { Estimate } from '../money/usage.ts'
import { levelAsKnown } from '../server/server-traits.ts'
import type { Size } from '../size.ts'
import { resolveDetail } from '../tokens/detail.ts'
import type { DetailLevel } from '../tokens/detail-level.ts'
import { buildMessages, earlierImagesOf, imagesOf, textsOf } from './chat-request.ts'
import type { Conditions } from './conditions.ts'
import { canTravelAsLink, sizeAsSent } from './travel.ts'

/** An image that goes with a question, at its level. */
export type ImageAtLevel = { image: AttachedImage; level: DetailLevel }

/**
 * Every image that goes with a question, with the level resolved from what the user chose for it: earlier images may have
 * been put to low.
 */
export function imagesAtLevels(turns: Turn[], current: Turn, conditions: Conditions): ImageAtLevel[] {
  const { tariff, route, traits } = conditions
  const images = imagesOf(turns, current)
  const earlier = new Set(earlierImagesOf(turns, current).map(({ id }) => id))
  const isLow = (image: AttachedImage) => current.earlierImages === 'low' && earlier.has(image.id)
  const resolve = (choice: Turn['detail'], of: AttachedImage[]) =>
    levelAsKnown(
      resolveDetail(
        choice,
        tariff.countsAs,
        of.map((image) => originalSize(image, route.asBytes)),
      ),
      traits,
    )
  const chosen = resolve(
    current.detail,
    images.filter((image) => !isLow(image)),
  )
  const low = resolve('low', [])
  return images.map((image) => ({ image, level: isLow(image) ? low : chosen }))
}

/** Of the file behind the link, or of the copy we hold: a level is chosen before anything is shrunk for it. */
export function originalSize(image: AttachedImage, asBytes: boolean): Size | null {
  return !asBytes && canTravelAsLink(image) ? image.size : (image.copy?.size ?? image.size)
}

/**
 * The longest answer that a request for `turn` asks for, in tokens: what the user wants, or less where the server said that
 * only so much fits.
 */
export function longestAnswer({ model, maxAnswerTokens }: Turn, conditions: Conditions): number {
  const { settings, traits, answerFits } = conditions
  const { [model]: ofModel } = Object.hasOwn(traits.answerLimits, model) ? traits.answerLimits : {}
  return Math.min(maxAnswerTokens ?? settings.maxAnswerTokens, ofModel ?? Infinity, answerFits ?? Infinity)
}

/** All that a request for `current` after `turns` will carry: the whole chat again, images as they will really travel. */
export function costQuestionOf(
  turns: Turn[],
  current: Turn,
  conditions: Conditions,
  isContinuation = false,
): CostQuestion {
  const { tariff, route, settings } = conditions
  const { answerLanguage } = settings
  const images = imagesAtLevels(turns, current, conditions).map(({ image, level }) => ({
    size: sizeAsSent(image, { asBytes: route.asBytes, model: tariff.countsAs, level }),
    level,
  }))
  const messages = buildMessages(turns, current, new Map(), { answerLanguage, isContinuation })
  return { tariff, images, texts: textsOf(messages), maxAnswerTokens: longestAnswer(current, conditions) }
}

/** What asking `current` after `turns` would cost. Null while an image is still being looked for. */
export function estimateTurn(
  turns: Turn[],
  current: Turn,
  conditions: Conditions,
  isContinuation = false,
): Estimate | null {
  if (current.state.name === 'acquiring') return null
  return estimateCost(costQuestionOf(turns, current, conditions, isContinuation))
}
