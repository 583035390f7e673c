import { planSize } from '../image/image-plan.ts'
import { priceForInput } from '../money/prices.ts'
import type { Tariff } from '../money/tariff.ts'
import { levelAsKnown, type ServerTraits } from '../server/server-traits.ts'
import type { Size } from '../size.ts'
import { resolveDetail } from '../tokens/detail.ts'
import type { DetailChoice, DetailLevel } from '../tokens/detail-level.ts'
import { imageRule } from '../tokens/image-families.ts'
import { imageTokens, levelsOf, seenSize } from '../tokens/image-tokens.ts'

/** What a model sees of an image at a level, and what that costs to send. Money is US dollars; null is unknown. */
export type ShownPicture = { level: DetailLevel; size: Size; tokens: number | null; usd: number | null }

const perToken = 1e-6

type Known = Pick<ServerTraits, 'knowsOriginal'>
const anyLevel: Known = { knowsOriginal: true }

/**
 * What a model sees of an image of `size` pixels at each of its levels: after our shrinking and its own resizing. For a
 * model whose rule we do not know, what is sent. A level that the server does not know is none.
 */
export function shownPictures(
  size: Size,
  { countsAs, price }: Tariff,
  traits: Known = anyLevel,
): ShownPicture[] {
  const rule = imageRule(countsAs)
  const levels: readonly DetailLevel[] = rule ? levelsOf(rule) : ['low', 'high']
  const known = levels.filter((level) => levelAsKnown(level, traits) === level)
  return known.map((level) => {
    const sent = planSize(size, countsAs, level)
    const counted = rule && imageTokens(rule, sent, level)
    const tokens = counted?.name === 'counted' ? counted.tokens : null
    const usd = price && tokens !== null ? tokens * priceForInput(price, tokens).input * perToken : null
    return { level, size: rule ? seenSize(rule, sent, level) : sent, tokens, usd }
  })
}

/** The level that `auto` takes for this image alone. */
export const autoLevel = (size: Size, { countsAs }: Tariff, traits: Known = anyLevel): DetailLevel =>
  levelAsKnown(resolveDetail('auto', countsAs, [size]), traits)

/** What sending one image of `size` pixels costs at a choice of detail, in US dollars; null when nobody knows. */
export function pictureUsd(size: Size, tariff: Tariff, choice: DetailChoice): number | null {
  const level = choice === 'auto' ? autoLevel(size, tariff) : choice
  const shown = shownPictures(size, tariff)
  // A model without the level is asked at its high one, a model without levels at whatever it does.
  const picture = shown.find((each) => each.level === level) ?? shown.find((each) => each.level === 'high')
  return picture?.usd ?? null
}
