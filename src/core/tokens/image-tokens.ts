import type { Size } from '../size.ts'
import type { DetailLevel } from './detail-level.ts'
import type { ImageRule, PatchLimit } from './image-families.ts'

/** A detail as the API takes it: a level, its own `auto`, or `input` for models that draw. We never send the last two. */
export type ApiDetail = DetailLevel | 'auto' | 'input'

/** Whole tokens, or the refusal of an image that needs more patches than the API takes. */
export type ImageTokens = { name: 'counted'; tokens: number } | { name: 'refused'; patches: number }

/** The API answers HTTP 400 to an image that still needs more patches than this after its own resizing. */
export const maxPatchesPerImage = 30_000

const patchSide = 32
const tileSide = 512
/** `low` shows a tile model a picture that fits this square; the high level's picture fits the next one. */
const tileLowSide = 512
const tileHighSide = 2048
const tileShortSide = { tile: 768, input: 512 } as const

/** Keeps binary noise from crossing a whole number: 1600 may come out as 1599.9999999999998, 5 x 1.2 as 6.000000000000001. */
const noise = 1e-9

/** The levels that can be sent for a rule, cheapest name first; a model that draws has none. */
export function levelsOf(rule: ImageRule): readonly DetailLevel[] {
  if (rule.unit === 'input') return []
  return rule.unit === 'patch' && rule.original ? ['low', 'high', 'original'] : ['low', 'high']
}

/** `size` made to fit a square of `maxSide` pixels: aspect kept, rounded to nearest, never enlarged, never below one pixel. */
export function fitInside(size: Size, maxSide: number): Size {
  const scale = Math.min(1, maxSide / Math.max(size.width, size.height))
  return {
    width: atLeastOne(Math.round(size.width * scale)),
    height: atLeastOne(Math.round(size.height * scale)),
  }
}

/** The pixels that the model sees of an image after the API's own resizing; a level that the model lacks counts as `high`. */
export function seenSize(rule: ImageRule, size: Size, detail: ApiDetail): Size {
  if (rule.unit === 'patch') return fitPatches(size, patchLimit(rule, detail))
  if (rule.unit === 'tile' && detail === 'low') return fitInside(size, tileLowSide)
  return shrinkShortSide(fitInside(size, tileHighSide), tileShortSide[rule.unit])
}

/** The largest image worth sending: what the model sees, but never so large that the API refuses it. */
export function usableSize(rule: ImageRule, size: Size, level: DetailLevel): Size {
  const seen = seenSize(rule, size, level)
  return rule.unit === 'patch' ? fitPatches(seen, { maxSide: null, maxPatches: maxPatchesPerImage }) : seen
}

/** What an image of `size` pixels costs as input. The vendor warns that a bill may differ by one token. */
export function imageTokens(rule: ImageRule, size: Size, detail: ApiDetail): ImageTokens {
  const seen = seenSize(rule, size, detail)
  if (rule.unit === 'patch') {
    const patches = cellsOf(seen, patchSide)
    if (patches > maxPatchesPerImage) return { name: 'refused', patches }
    return { name: 'counted', tokens: Math.ceil(patches * rule.multiplier - noise) }
  }
  if (rule.unit === 'tile' && detail === 'low') return { name: 'counted', tokens: rule.base }
  return { name: 'counted', tokens: rule.base + cellsOf(seen, tileSide) * rule.tile }
}

/** The most that an image of any size can cost at a level: its published maximum, in tokens. */
export function mostImageTokens(rule: ImageRule, level: DetailLevel): number {
  if (rule.unit === 'patch') {
    const { maxSide, maxPatches } = patchLimit(rule, level)
    const bySide = maxSide === null ? maxPatchesPerImage : Math.ceil(maxSide / patchSide) ** 2
    return Math.ceil(Math.min(maxPatches ?? bySide, bySide, maxPatchesPerImage) * rule.multiplier - noise)
  }
  if (rule.unit === 'tile' && level === 'low') return rule.base
  const short = Math.ceil(tileShortSide[rule.unit] / tileSide)
  return rule.base + short * Math.ceil(tileHighSide / tileSide) * rule.tile
}

const atLeastOne = (pixels: number) => Math.max(1, pixels)

const floor = (value: number) => Math.floor(value + noise)

/** How many squares of `side` pixels cover an image. */
function cellsOf(size: Size, side: number): number {
  return Math.ceil(size.width / side) * Math.ceil(size.height / side)
}

function patchLimit(rule: ImageRule & { unit: 'patch' }, detail: ApiDetail): PatchLimit {
  const level = detail === 'auto' ? rule.apiAuto : detail
  if (level === 'low') return rule.low
  return (level === 'original' ? rule.original : null) ?? rule.high
}

/** Scales the shorter side down to `shortSide` and floors the other, as tile models do after their 2048 px box. */
function shrinkShortSide(size: Size, shortSide: number): Size {
  const scale = Math.min(1, shortSide / Math.min(size.width, size.height))
  return { width: floor(size.width * scale), height: floor(size.height * scale) }
}

/** Steps 1 to 3 of the patch rule: fit the largest side, then shrink until whole patches fit the budget. */
function fitPatches(size: Size, { maxSide, maxPatches }: PatchLimit): Size {
  const fitted = maxSide === null ? size : fitInside(size, maxSide)
  if (maxPatches === null || cellsOf(fitted, patchSide) <= maxPatches) return fitted
  const scale = Math.sqrt((patchSide ** 2 * maxPatches) / (fitted.width * fitted.height))
  const columns = (fitted.width * scale) / patchSide
  const rows = (fitted.height * scale) / patchSide
  // A strip thinner than one patch even so: it is one row of patches, and only its length counts.
  if (floor(columns) === 0 || floor(rows) === 0) return fitInside(fitted, patchSide * maxPatches)
  const whole = scale * Math.min(floor(columns) / columns, floor(rows) / rows)
  return { width: atLeastOne(floor(fitted.width * whole)), height: atLeastOne(floor(fitted.height * whole)) }
}
