import type { DetailLevel } from './detail-level.ts'
import { familyName } from './model-name.ts'

/** What a level keeps of an image: its largest side in pixels and its largest number of 32 px patches; null is no limit. */
export type PatchLimit = { maxSide: number | null; maxPatches: number | null }

/** How sure a rule is: in the vendor's table, or measured or inferred from the model's relatives. */
export type Certainty = 'published' | 'inferred'

/** How the vendor counts an image for one family of models. */
export type ImageRule =
  /** `low` costs the base; `high` costs the base and each 512 px tile. */
  | { unit: 'tile'; certainty: Certainty; base: number; tile: number }
  /** Every 32 px patch costs `multiplier` tokens; `apiAuto` is what the API's own `auto` means. */
  | {
      unit: 'patch'
      certainty: Certainty
      multiplier: number
      low: PatchLimit
      high: PatchLimit
      original: PatchLimit | null
      apiAuto: DetailLevel
    }
  /** An image given to a model that draws: tiles as above, but with a shorter side of 512 px and no levels. */
  | { unit: 'input'; certainty: Certainty; base: number; tile: number }

const limit = (maxSide: number | null, maxPatches: number | null): PatchLimit => ({ maxSide, maxPatches })

const tiles = (base: number, tile: number): ImageRule => ({
  unit: 'tile',
  certainty: 'published',
  base,
  tile,
})

/** Models of one limit: `low` and `high` keep the same. */
const oneLimit = (multiplier: number, only: PatchLimit): ImageRule => ({
  unit: 'patch',
  certainty: 'published',
  multiplier,
  low: only,
  high: only,
  original: null,
  apiAuto: 'high',
})

/** Models whose `low` is a 512 px thumbnail. */
const thumbnail = (certainty: Certainty, high: PatchLimit, original: PatchLimit): ImageRule => ({
  unit: 'patch',
  certainty,
  multiplier: 1.2,
  low: limit(512, null),
  high,
  original,
  apiAuto: 'original',
})

/** The largest side in pixels that the newest models take. */
const widest = 65_535

/**
 * Which models count images how, by family name. Source: the vendor's guide "Images and vision", September 2026 text;
 * rows that are `inferred` are not in its table. Bills of individual users agree (test/unit/core/tokens/image-token-vectors.json).
 */
export const imageFamilies: readonly { models: readonly string[]; rule: ImageRule }[] = [
  { models: ['gpt-4-turbo', 'gpt-4.5-preview', 'gpt-4o', 'gpt-4.1'], rule: tiles(85, 170) },
  { models: ['gpt-4o-mini'], rule: tiles(2833, 5667) },
  { models: ['gpt-5', 'gpt-5-chat-latest', 'gpt-5.1'], rule: tiles(70, 140) },
  { models: ['o1', 'o1-pro', 'o3', 'o3-pro'], rule: tiles(75, 150) },
  {
    models: ['gpt-6-astra'],
    rule: thumbnail('published', limit(widest, 2500), limit(widest, null)),
  },
  {
    models: ['gpt-6-sol', 'gpt-6-luna', 'gpt-6.1-sol', 'gpt-6.1-terra'],
    rule: thumbnail('inferred', limit(2048, 2500), limit(widest, null)),
  },
  {
    models: ['gpt-5.6-sol', 'gpt-5.6-terra', 'gpt-5.6-luna'],
    rule: thumbnail('published', limit(2048, 2500), limit(widest, null)),
  },
  { models: ['gpt-5.5'], rule: thumbnail('published', limit(2048, 2500), limit(6000, 10_000)) },
  {
    models: ['gpt-5.4', 'gpt-5.4-mini', 'gpt-5.4-nano'],
    rule: {
      unit: 'patch',
      certainty: 'published',
      multiplier: 1.2,
      low: limit(2048, 6144),
      high: limit(2048, 2500),
      original: limit(6000, 10_000),
      apiAuto: 'high',
    },
  },
  { models: ['gpt-5.2'], rule: oneLimit(1.2, limit(2048, 6144)) },
  { models: ['gpt-4.1-mini'], rule: oneLimit(1.62, limit(2048, 6144)) },
  { models: ['gpt-5-mini'], rule: oneLimit(1.2, limit(null, 1536)) },
  { models: ['gpt-5-nano'], rule: oneLimit(1.5, limit(null, 1536)) },
  { models: ['o4-mini'], rule: oneLimit(1.72, limit(null, 1536)) },
  { models: ['gpt-4.1-nano'], rule: oneLimit(2.46, limit(null, 1536)) },
  { models: ['gpt-image-1'], rule: { unit: 'input', certainty: 'inferred', base: 65, tile: 129 } },
]

const ruleOf = new Map(imageFamilies.flatMap(({ models, rule }) => models.map((model) => [model, rule])))

/** The rule by which a model, or a dated snapshot of it, counts images; null when we know none. */
export function imageRule(model: string): ImageRule | null {
  return ruleOf.get(familyName(model)) ?? null
}
