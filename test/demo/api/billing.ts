// Written apart from src/core on purpose, and in another manner: a mistake in one of them shows in the tests.

type Tiles = { base: number; tile: number }
type Level = { side: number; budget: number }
type Patches = {
  multiplier: number
  low: Level
  high: Level
  original: Level | null
  /** What the API makes of `auto`. */
  auto: 'low' | 'high' | 'original'
}

const none = Number.POSITIVE_INFINITY
const small: Level = { side: 512, budget: none }
const medium: Level = { side: 2048, budget: 2500 }
const large: Level = { side: 2048, budget: 6144 }
const older: Level = { side: none, budget: 1536 }
const whole: Level = { side: 65_535, budget: none }
const bounded: Level = { side: 6000, budget: 10_000 }

const modern: Patches = { multiplier: 1.2, low: small, high: medium, original: whole, auto: 'original' }
const fourth: Patches = { multiplier: 1.2, low: large, high: medium, original: bounded, auto: 'high' }
const flat = (multiplier: number, level: Level): Patches => ({
  multiplier,
  low: level,
  high: level,
  original: null,
  auto: 'high',
})

/** How each vision model counts an image (image-tokens.md, September 2026), tiles or patches. */
const rules: Record<string, Tiles | Patches> = {
  'gpt-4-turbo': { base: 85, tile: 170 },
  'gpt-4.5-preview': { base: 85, tile: 170 },
  'gpt-4o': { base: 85, tile: 170 },
  'gpt-4.1': { base: 85, tile: 170 },
  'gpt-4o-mini': { base: 2833, tile: 5667 },
  'gpt-5': { base: 70, tile: 140 },
  'gpt-5-chat-latest': { base: 70, tile: 140 },
  'gpt-5.1': { base: 70, tile: 140 },
  o1: { base: 75, tile: 150 },
  o3: { base: 75, tile: 150 },
  'gpt-6-astra': { ...modern, high: { side: 65_535, budget: 2500 } },
  'gpt-6-sol': modern,
  'gpt-6-luna': modern,
  'gpt-6.1-sol': modern,
  'gpt-6.1-terra': modern,
  'gpt-5.6-sol': modern,
  'gpt-5.6-terra': modern,
  'gpt-5.6-luna': modern,
  'gpt-5.5': { ...modern, original: bounded },
  'gpt-5.4': fourth,
  'gpt-5.4-mini': fourth,
  'gpt-5.4-nano': fourth,
  'gpt-5.2': flat(1.2, large),
  'gpt-4.1-mini': flat(1.62, large),
  'gpt-5-mini': flat(1.2, older),
  'gpt-5-nano': flat(1.5, older),
  'o4-mini': flat(1.72, older),
  'gpt-4.1-nano': flat(2.46, older),
}

/** Vision models of the real API that the stand-in knows. */
export const visionModels = Object.keys(rules)

/** The patch limit above which the API refuses an image. */
export const patchLimit = 30_000

/** A model's name without the date of its snapshot: `gpt-4o-2024-08-06` is `gpt-4o`. */
export const familyOf = (model: string) => model.replace(/-\d{4}-\d{2}-\d{2}$/, '')

/** The stand-in's own models and the faulty ones count like the product's default model. */
const ruleOf = (model: string): Tiles | Patches => rules[familyOf(model)] ?? modern

/** Whether the model takes `detail: original`. */
export function takesOriginal(model: string): boolean {
  const rule = ruleOf(model)
  return 'multiplier' in rule && rule.original !== null
}

function countTiles(width: number, height: number): number {
  const fit = Math.min(1, 2048 / Math.max(width, height))
  let [w, h] = [Math.round(width * fit), Math.round(height * fit)]
  const shorter = Math.min(w, h)
  if (shorter > 768) [w, h] = [Math.floor((w * 768) / shorter), Math.floor((h * 768) / shorter)]
  return Math.ceil(w / 512) * Math.ceil(h / 512)
}

const grid = (w: number, h: number) => Math.ceil(w / 32) * Math.ceil(h / 32)

function countPatches(width: number, height: number, level: Level): number {
  const fit = Math.min(1, level.side / Math.max(width, height))
  const w = Math.max(1, Math.round(width * fit))
  const h = Math.max(1, Math.round(height * fit))
  if (grid(w, h) <= level.budget) return grid(w, h)
  const scale = Math.sqrt((1024 * level.budget) / (w * h))
  const [columns, rows] = [(w * scale) / 32, (h * scale) / 32]
  const exact = scale * Math.min(Math.floor(columns) / columns, Math.floor(rows) / rows)
  return grid(Math.floor(w * exact + 1e-9), Math.floor(h * exact + 1e-9))
}

/** What one image costs in tokens, or how many patches too large it is. Sizes in pixels, upright. */
export function countImageTokens(
  model: string,
  { width, height }: { width: number; height: number },
  detail: 'auto' | 'low' | 'high' | 'original',
): { tokens: number } | { refusedPatches: number } {
  const rule = ruleOf(model)
  if ('tile' in rule)
    return { tokens: rule.base + (detail === 'low' ? 0 : rule.tile * countTiles(width, height)) }
  const level = rule[detail === 'auto' ? rule.auto : detail] ?? rule.high
  const patches = countPatches(width, height, level)
  if (patches > patchLimit) return { refusedPatches: patches }
  return { tokens: Math.ceil(patches * rule.multiplier - 1e-9) }
}

const eastAsian = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/gu

/** A word, up to three digits, or a run of signs: about what the vendor's encoding makes one token of. */
const pieces = /\p{L}[\p{L}\p{M}'’]*|\p{N}{1,3}|[^\s\p{L}\p{N}]+/gu
const lettersPerToken = 9

/**
 * Tokens of a text, roughly: one for each Chinese, Japanese or Korean sign, else one for each word, two for a long one.
 * Within 8 % of o200k_base on the product's English prompts (43 of them counted as 44, 30 as 30, 67 as 62).
 */
export function countTextTokens(text: string): number {
  const wide = text.match(eastAsian)?.length ?? 0
  const others = text.replace(eastAsian, ' ').match(pieces) ?? []
  return others.reduce(
    (sum, piece) => sum + (/^\p{L}/u.test(piece) ? Math.ceil(piece.length / lettersPerToken) : 1),
    wide,
  )
}

/** Tokens that each message costs beside its text. */
export const tokensPerMessage = 3
