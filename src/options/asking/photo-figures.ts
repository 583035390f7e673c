import { estimateCost } from '../../core/money/cost.ts'
import type { Tariff } from '../../core/money/tariff.ts'
import { resolveDetail } from '../../core/tokens/detail.ts'
import type { DetailChoice, DetailLevel } from '../../core/tokens/detail-level.ts'
import { imageRule } from '../../core/tokens/image-families.ts'
import { levelsOf } from '../../core/tokens/image-tokens.ts'

/** The example: a photo of 12 megapixels, as phones take them. */
export const examplePhoto = { width: 4032, height: 3024 } as const

/** What the example photo costs at a choice of detail; US dollars, null where the price is not known. */
export type PhotoFigures = { level: DetailLevel; tokens: number; usd: number | null; isOffered: boolean }

/** The figures of a choice for a model; null when we do not know how the model counts images. */
export function photoFigures(choice: DetailChoice, tariff: Tariff): PhotoFigures | null {
  const rule = imageRule(tariff.countsAs)
  if (!rule) return null
  const level = resolveDetail(choice, tariff.countsAs, [examplePhoto])
  const { imageTokens, usd } = estimateCost({
    tariff,
    images: [{ size: examplePhoto, level }],
    texts: [],
    maxAnswerTokens: 0,
  })
  const isOffered = choice === 'auto' || levelsOf(rule).includes(choice)
  return imageTokens === null ? null : { level, tokens: imageTokens, usd, isOffered }
}

/** A short answer, in tokens. */
const shortAnswer = 250

/** What a question about the example photo costs with a short answer, in US dollars; null where that is not known. */
export function usualQuestion(tariff: Tariff): number | null {
  const usd = photoFigures('auto', tariff)?.usd ?? null
  const answer = mostForAnswer(tariff, shortAnswer)
  return usd === null || answer === null ? null : usd + answer
}

/** The most that the answer's tokens can cost in US dollars; null where the price is not known. */
export function mostForAnswer({ price }: Tariff, maxAnswerTokens: number): number | null {
  return price && Number.isFinite(maxAnswerTokens) ? (price.output * maxAnswerTokens) / 1e6 : null
}
