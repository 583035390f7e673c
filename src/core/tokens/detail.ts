import type { Size } from '../size.ts'
import type { DetailChoice, DetailLevel } from './detail-level.ts'
import { type ImageRule, imageRule } from './image-families.ts'
import { imageTokens, levelsOf, seenSize } from './image-tokens.ts'

/**
 * The level to send for what a user chose. `auto` is the cheapest level at which the model sees every pixel of every image
 * that `high` would show it; `high` when the model's rule or a size (upright, in pixels) is unknown. A level that the
 * model lacks becomes `high`.
 */
export function resolveDetail(
  choice: DetailChoice,
  model: string,
  sizes: readonly (Size | null)[],
): DetailLevel {
  const rule = imageRule(model)
  if (!rule) return choice === 'auto' ? 'high' : choice
  if (choice !== 'auto') return levelsOf(rule).includes(choice) ? choice : 'high'
  const known = sizes.filter((size) => size !== null)
  if (known.length === 0 || known.length < sizes.length || hasOneLimit(rule)) return 'high'
  const tokens = (level: DetailLevel) => totalTokens(rule, known, level)
  const enough = levelsOf(rule).filter((level) => known.every((size) => showsAsMuchAsHigh(rule, size, level)))
  return enough.reduce((best, level) => (tokens(level) < tokens(best) ? level : best), enough[0] ?? 'high')
}

/** Models whose `low` is their `high`: naming it `low` would only look like less. */
const hasOneLimit = (rule: ImageRule) => rule.unit === 'patch' && rule.low === rule.high

function showsAsMuchAsHigh(rule: ImageRule, size: Size, level: DetailLevel): boolean {
  const seen = seenSize(rule, size, level)
  const wanted = seenSize(rule, size, 'high')
  return seen.width >= wanted.width && seen.height >= wanted.height
}

/** Tokens of all images together; infinite when one would be refused. */
function totalTokens(rule: ImageRule, sizes: readonly Size[], level: DetailLevel): number {
  return sizes
    .map((size) => imageTokens(rule, size, level))
    .reduce((sum, count) => sum + (count.name === 'counted' ? count.tokens : Number.POSITIVE_INFINITY), 0)
}
