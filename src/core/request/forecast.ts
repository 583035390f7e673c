import type { Turn } from '../chat/turn.ts'
import { estimateCost, tokensOfImage } from '../money/cost.ts'
import type { Estimate } from '../money/usage.ts'
import type { Size } from '../size.ts'
import type { DetailChoice, DetailLevel } from '../tokens/detail-level.ts'
import { imageRule } from '../tokens/image-families.ts'
import { levelsOf, seenSize } from '../tokens/image-tokens.ts'
import { earlierImagesOf } from './chat-request.ts'
import type { Conditions } from './conditions.ts'
import { sizeAsSent } from './travel.ts'
import { costQuestionOf, imagesAtLevels, originalSize } from './turn-estimate.ts'

/** An image at a level: what it costs, and what is left of it. */
export type ImageForecast = {
  imageId: string
  /** Null when the rule or the image's size is unknown. */
  tokens: number | null
  /** The side that the model sees of each pixel's side, 1 for all of it; null when unknown. */
  scale: number | null
}

/** What asking at one choice of detail would cost. */
export type LevelForecast = {
  choice: DetailChoice
  /** What the choice comes to for this image and model. */
  level: DetailLevel
  estimate: Estimate
  images: ImageForecast[]
}

/** What sending the images of earlier questions again costs, on top of the question itself. */
export type EarlierForecast = {
  count: number
  /** Of what is chosen now and of the other choices; tokens or dollars are null when unknown. */
  choices: Record<Turn['earlierImages'], { tokens: number | null; usd: number | null }>
}

/** What a question would cost, level by level. */
export type Forecast = {
  estimate: Estimate
  levels: LevelForecast[]
  /** The cheapest choice that shows every pixel of every image; null when none does, or nobody knows. */
  lossless: DetailChoice | null
  /** Null when no earlier image would go along. */
  earlier: EarlierForecast | null
}

/**
 * Below this scale small text is likely lost: the 12 to 16 px of screenshots and web pages come to less than 8 px, where
 * letters no longer differ.
 */
export const readableScale = 0.55

/** What asking `current` after `turns` would cost at every level that the model has. Null while an image is not known yet. */
export function makeForecast(turns: Turn[], current: Turn, conditions: Conditions): Forecast | null {
  if (current.state.name === 'acquiring') return null
  const rule = imageRule(conditions.tariff.countsAs)
  const choices: DetailChoice[] = ['low', 'auto', ...(rule ? levelsOf(rule) : (['high'] as const))]
  const levels = [...new Set(choices)].map((choice) =>
    forecastLevel(turns, { ...current, detail: choice }, conditions),
  )
  return {
    estimate: estimateCost(costQuestionOf(turns, current, conditions)),
    levels,
    lossless: cheapestLossless(levels),
    earlier: forecastEarlier(turns, current, conditions),
  }
}

function forecastLevel(turns: Turn[], current: Turn, conditions: Conditions): LevelForecast {
  const { tariff } = conditions
  const { asBytes } = conditions.route
  const images = imagesAtLevels(turns, current, conditions)
  const own = images.filter(({ image }) => current.images.some(({ id }) => id === image.id))
  return {
    choice: current.detail,
    level: own[0]?.level ?? images[0]?.level ?? 'high',
    estimate: estimateCost(costQuestionOf(turns, current, conditions)),
    images: images.map(({ image, level }) => ({
      imageId: image.id,
      tokens: tokensOfImage(tariff, sizeAsSent(image, { asBytes, model: tariff.countsAs, level }), level),
      scale: scaleOf(tariff.countsAs, originalSize(image, asBytes), level),
    })),
  }
}

function scaleOf(model: string, size: Size | null, level: DetailLevel): number | null {
  const rule = imageRule(model)
  if (!rule || !size) return null
  const seen = seenSize(rule, size, level)
  return Math.min(1, seen.width / size.width, seen.height / size.height)
}

/** `auto` is no level of its own: where it comes to the cheapest lossless one, that one is named. */
function cheapestLossless(levels: readonly LevelForecast[]): DetailChoice | null {
  const whole = levels.filter(
    ({ choice, images }) =>
      choice !== 'auto' && images.length > 0 && images.every(({ scale }) => scale === 1),
  )
  const tokens = ({ estimate }: LevelForecast) => estimate.imageTokens ?? Number.POSITIVE_INFINITY
  const [first, ...others] = whole
  return first
    ? others.reduce((best, level) => (tokens(level) < tokens(best) ? level : best), first).choice
    : null
}

function forecastEarlier(turns: Turn[], current: Turn, conditions: Conditions): EarlierForecast | null {
  const count = earlierImagesOf(turns, current).length
  if (count === 0) return null
  const estimateOf = (earlierImages: Turn['earlierImages']) =>
    estimateCost(costQuestionOf(turns, { ...current, earlierImages }, conditions))
  const without = estimateOf('left-out')
  const cost = (earlierImages: Turn['earlierImages']) => {
    const estimate = estimateOf(earlierImages)
    return {
      tokens: minus(estimate.imageTokens, without.imageTokens),
      usd: minus(estimate.usd, without.usd),
    }
  }
  return { count, choices: { sent: cost('sent'), low: cost('low'), 'left-out': cost('left-out') } }
}

const minus = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b)
