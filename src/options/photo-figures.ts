import { estimateCost } from '../core/cost.ts'
import { type DetailChoice, type DetailLevel, resolveDetail } from '../core/detail.ts'
import { type Certainty, imageRule } from '../core/image-families.ts'
import { levelsOf } from '../core/image-tokens.ts'
import { priceOf } from '../core/prices.ts'
import { isOpenAi } from '../core/server-traits.ts'

/** The example: a photo of 12 megapixels, as phones take them. */
export const examplePhoto = { width: 4032, height: 3024 } as const

/** What the example photo costs at a choice of detail; US dollars, null where the price is not known. */
export type PhotoFigures = { level: DetailLevel; tokens: number; usd: number | null; isOffered: boolean }

/** The figures of a choice for a model; null when we do not know how the model counts images. */
export function photoFigures(choice: DetailChoice, model: string, baseUrl: string): PhotoFigures | null {
  const rule = imageRule(model)
  if (!rule) return null
  const level = resolveDetail(choice, model, [examplePhoto])
  const { imageTokens, usd } = estimateCost({
    model,
    isOpenAi: isOpenAi(baseUrl),
    images: [{ size: examplePhoto, level }],
    texts: [],
    maxAnswerTokens: 0,
  })
  const isOffered = choice === 'auto' || levelsOf(rule).includes(choice)
  return imageTokens === null ? null : { level, tokens: imageTokens, usd, isOffered }
}

/** Whether the figures follow the vendor's published rule, are inferred, or cannot be given. */
export function figuresCertainty(model: string, baseUrl: string): Certainty | 'unknown' {
  const rule = imageRule(model)
  if (!rule) return 'unknown'
  return isOpenAi(baseUrl) ? rule.certainty : 'inferred'
}

/** The most that the answer's tokens can cost in US dollars; null where the price is not known. */
export function mostForAnswer(model: string, baseUrl: string, maxAnswerTokens: number): number | null {
  const price = isOpenAi(baseUrl) ? priceOf(model) : null
  return price && Number.isFinite(maxAnswerTokens) ? (price.output * maxAnswerTokens) / 1e6 : null
}
