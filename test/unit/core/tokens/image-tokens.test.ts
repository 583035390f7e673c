import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ImageRule, imageFamilies, imageRule } from '../../../../src/core/tokens/image-families.ts'
import {
  type ApiDetail,
  imageTokens,
  levelsOf,
  maxPatchesPerImage,
  seenSize,
  usableSize,
} from '../../../../src/core/tokens/image-tokens.ts'
import vectors from './image-token-vectors.json' with { type: 'json' }

const rule = (model: string): ImageRule => {
  const found = imageRule(model)
  if (!found) throw new Error(`no rule for ${model}`)
  return found
}

const tokens = (model: string, width: number, height: number, detail: ApiDetail) =>
  imageTokens(rule(model), { width, height }, detail)

const counted = (count: number) => ({ name: 'counted', tokens: count })

describe('an image costs what the vendor bills', () => {
  it.each(vectors)('$model: $width x $height at $detail is $tokens tokens ($kind)', (vector) => {
    expect(tokens(vector.model, vector.width, vector.height, vector.detail as ApiDetail)).toEqual(
      counted(vector.tokens),
    )
  })

  it('knows all 42 measured and published examples', () => expect(vectors).toHaveLength(42))

  it.each<[string, number, number, ApiDetail, number, string]>([
    ['gpt-6-luna', 1, 1, 'low', 2, 'one patch is 1.2 tokens, rounded up'],
    [
      'gpt-6-luna',
      4000,
      3000,
      'high',
      2942,
      'a photo is shrunk to 57 x 43 patches, within the budget of 2,500',
    ],
    ['gpt-6-luna', 4032, 3024, 'original', 14364, 'nothing is shrunk at original'],
    ['gpt-6-luna', 4032, 3024, 'auto', 14364, "the API's own auto means original"],
    ['gpt-5.4', 4000, 3000, 'auto', 2942, "the API's own auto means high"],
    ['gpt-5.4', 2048, 2048, 'low', 4916, 'low costs more than high'],
    ['gpt-4o', 5000, 200, 'high', 765, 'a strip of 2048 x 82 is four tiles'],
    ['gpt-4o', 3000, 3000, 'original', 765, 'a level that the model lacks counts as high'],
    ['gpt-4o-mini', 64, 64, 'low', 2833, 'the base of the small model is large'],
    ['gpt-6-astra', 160, 32, 'high', 6, '5 patches x 1.2 is exactly 6, not 7'],
  ])('%s: %i x %i at %s is %i tokens: %s', (model, width, height, detail, expected) => {
    expect(tokens(model, width, height, detail)).toEqual(counted(expected))
  })

  it('says how many patches an image needs that the API refuses', () => {
    expect(tokens('gpt-6-sol', 8000, 6000, 'original')).toEqual({ name: 'refused', patches: 250 * 188 })
  })
})

describe('models', () => {
  it.each([
    ['gpt-4o-2024-08-06', 'gpt-4o', 'a dated snapshot follows its family'],
    ['gpt-5.4-mini-2026-03-17', 'gpt-5.4-mini', 'a dated snapshot of a small model'],
    [' gpt-6-luna ', 'gpt-6-luna', 'spaces around a typed name'],
  ])('%s has the rule of %s: %s', (model, family) => expect(imageRule(model)).toBe(rule(family)))

  it.each([
    ['llava:13b', 'a model of another vendor'],
    ['gpt-7', 'a model of the future'],
    ['gpt-4o-audio', 'a relative with another purpose'],
    ['constructor', 'a name that every object has'],
    ['', 'no name'],
  ])('%s has no rule: %s', (model) => expect(imageRule(model)).toBeNull())

  it.each([
    ['gpt-6-astra', 'published'],
    ['gpt-6-luna', 'inferred'],
    ['gpt-6.1-sol', 'inferred'],
    ['gpt-4o', 'published'],
  ])('the rule of %s is %s', (model, certainty) => expect(rule(model).certainty).toBe(certainty))

  it.each([
    ['gpt-6-luna', ['low', 'high', 'original']],
    ['gpt-5.2', ['low', 'high']],
    ['gpt-4o', ['low', 'high']],
    ['gpt-image-1', []],
  ])('%s offers the levels %j', (model, levels) => expect(levelsOf(rule(model))).toEqual(levels))

  it('no model stands in two families', () => {
    const names = imageFamilies.flatMap(({ models }) => models)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('what the model sees', () => {
  it.each<[string, number, number, ApiDetail, number, number, string]>([
    ['gpt-6-astra', 2048, 2048, 'high', 1600, 1600, 'exactly 50 x 50 patches'],
    ['gpt-6-luna', 300, 200, 'high', 300, 200, 'a small image is never enlarged'],
    ['gpt-6-luna', 4000, 3000, 'low', 512, 384, 'low is a thumbnail'],
    ['gpt-4o', 2048, 4096, 'high', 768, 1536, 'the shorter side comes down to 768'],
    ['gpt-4o', 4000, 3000, 'low', 512, 384, 'low of a tile model is a thumbnail'],
    ['gpt-6-luna', 20_000, 1, 'low', 512, 1, 'a line keeps one pixel of height'],
    ['gpt-5-mini', 100_000, 10, 'high', 49_152, 5, 'a strip thinner than a patch loses only length'],
  ])('%s: of %i x %i at %s it sees %i x %i: %s', (model, width, height, level, seenWidth, seenHeight) => {
    expect(seenSize(rule(model), { width, height }, level)).toEqual({
      width: seenWidth,
      height: seenHeight,
    })
  })
})

const anySide = fc.oneof(fc.integer({ min: 1, max: 4096 }), fc.integer({ min: 1, max: 200_000 }))
const anySize = fc.record({ width: anySide, height: anySide })
const everyLevel = imageFamilies.flatMap(({ models, rule: of }) =>
  levelsOf(of).map((level) => ({ name: `${models[0]} at ${level}`, rule: of, level })),
)

/** The most tokens that the published limits of a level allow, and the fewest that any image costs. */
function bounds(of: ImageRule, level: ApiDetail): [number, number] {
  if (of.unit !== 'patch')
    return level === 'low' ? [of.base, of.base] : [of.base + of.tile, of.base + 8 * of.tile]
  const kept = level === 'low' ? of.low : level === 'original' && of.original ? of.original : of.high
  const bySide = kept.maxSide === null ? Number.POSITIVE_INFINITY : Math.ceil(kept.maxSide / 32) ** 2
  const patches = Math.min(kept.maxPatches ?? maxPatchesPerImage, bySide)
  return [Math.ceil(of.multiplier), Math.ceil(patches * of.multiplier)]
}

describe.each(everyLevel)('$name, for any image', ({ rule: of, level }) => {
  it('costs a whole number between one unit and the published maximum, or is refused', () => {
    const [fewest, most] = bounds(of, level)
    fc.assert(
      fc.property(anySize, (size) => {
        const cost = imageTokens(of, size, level)
        if (cost.name === 'refused') return level === 'original' && cost.patches > maxPatchesPerImage
        return Number.isInteger(cost.tokens) && cost.tokens >= fewest && cost.tokens <= most
      }),
    )
  })

  it('costs the same when it is shrunk to what the level can use before it is sent', () => {
    fc.assert(
      fc.property(anySize, (size) => {
        const usable = usableSize(of, size, level)
        const [before, after] = [imageTokens(of, size, level), imageTokens(of, usable, level)]
        expect(after.name).toBe('counted')
        if (before.name === 'counted') expect(after).toEqual(before)
        expect(usableSize(of, usable, level)).toEqual(usable)
      }),
    )
  })

  it('is never enlarged and never vanishes', () => {
    fc.assert(
      fc.property(anySize, (size) => {
        const { width, height } = seenSize(of, size, level)
        return width >= 1 && height >= 1 && width <= size.width && height <= size.height
      }),
    )
  })
})
