import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Conversion } from '../../../../src/core/image/attached-image.ts'
import { maxCanvasSide, maxFileBytes, maxPixels } from '../../../../src/core/image/image-limits.ts'
import { type ImageToPlan, planImage, planSize } from '../../../../src/core/image/image-plan.ts'
import type { DetailLevel } from '../../../../src/core/tokens/detail-level.ts'
import { imageFamilies } from '../../../../src/core/tokens/image-families.ts'
import { imageTokens, levelsOf } from '../../../../src/core/tokens/image-tokens.ts'

const photo: ImageToPlan = {
  type: 'image/jpeg',
  size: { width: 4032, height: 3024 },
  animated: false,
  orientation: 1,
  hasMetadata: false,
  isWhole: true,
  model: 'gpt-6-luna',
  level: 'high',
  acceptsWebp: true,
  looksLikeLineArt: false,
}
const small = { width: 400, height: 300 }

describe('an image is shrunk to what the level can use and no more', () => {
  it.each<[string, DetailLevel, number, number, number, number, string]>([
    ['gpt-6-luna', 'low', 4032, 3024, 512, 384, '512 px for low'],
    ['gpt-6-luna', 'high', 4032, 3024, 1824, 1368, 'what the budget of patches leaves'],
    ['gpt-6-luna', 'original', 4032, 3024, 4032, 3024, 'original keeps every pixel'],
    ['gpt-6-luna', 'original', 8000, 8000, 5536, 5536, 'but never so many that the API refuses it'],
    ['gpt-5.5', 'original', 8000, 2000, 6000, 1500, 'the largest side of the level'],
    ['gpt-5.4', 'low', 4032, 3024, 2048, 1536, 'low of this model keeps much'],
    ['gpt-4o', 'low', 4032, 3024, 512, 384, 'a tile model at low'],
    ['gpt-4o', 'high', 4032, 3024, 1024, 768, 'a tile model at high: shorter side 768'],
    ['gpt-4o', 'original', 4032, 3024, 1024, 768, 'a level that the model lacks counts as high'],
    ['llava', 'low', 4032, 3024, 512, 384, 'an unknown model at low'],
    ['llava', 'high', 4032, 3024, 2048, 1536, 'an unknown model'],
    ['llava', 'original', 4032, 3024, 2048, 1536, 'an unknown model at original'],
    ['gpt-6-luna', 'high', 400, 300, 400, 300, 'a small image is never enlarged'],
    ['gpt-6-luna', 'low', 20_000, 3, 512, 1, 'a strip keeps at least one pixel'],
  ])('%s at %s: %i x %i travels as %i x %i: %s', (model, level, width, height, toWidth, toHeight) => {
    const { size } = planImage({ ...photo, model, level, size: { width, height } })
    expect(size).toEqual({ width: toWidth, height: toHeight })
    expect(planSize({ width, height }, model, level)).toEqual(size)
  })

  it('for any image, model and level it costs what the whole image would, and nothing is enlarged', () => {
    const side = fc.integer({ min: 1, max: maxCanvasSide })
    const families = imageFamilies.filter(({ rule }) => levelsOf(rule).length > 0)
    fc.assert(
      fc.property(
        fc.constantFrom(...families),
        side,
        side,
        fc.nat(2),
        ({ models, rule }, width, height, pick) => {
          const level = levelsOf(rule)[pick % levelsOf(rule).length] ?? 'high'
          const { size } = planImage({ ...photo, model: models[0] ?? '', level, size: { width, height } })
          const [whole, sent] = [imageTokens(rule, { width, height }, level), imageTokens(rule, size, level)]
          expect(sent.name).toBe('counted')
          if (whole.name === 'counted') expect(sent).toEqual(whole)
          expect(size.width >= 1 && size.height >= 1 && size.width <= width && size.height <= height).toBe(
            true,
          )
        },
      ),
    )
  })
})

describe('an image that is ready travels as it is', () => {
  const ready = { ...photo, size: small }

  it.each([
    ['image/jpeg', 'a photo'],
    ['image/png', 'a drawing'],
    ['image/webp', 'WebP'],
    ['image/gif', 'a still GIF'],
  ])('%s: %s', (type) => {
    expect(planImage({ ...ready, type })).toMatchObject({ keepAsIs: true, size: small, conversions: [] })
  })

  it.each<[Partial<ImageToPlan>, Conversion[], string]>([
    [{ type: 'image/avif' }, ['converted'], 'a type that the API does not take'],
    [{ type: 'image/svg+xml' }, ['converted'], 'a drawing'],
    [{ type: null }, ['converted'], 'an unknown type'],
    [{ type: 'image/webp', acceptsWebp: false }, ['converted'], 'a server that may not read WebP'],
    [{ type: 'image/gif', animated: true }, ['first-frame', 'converted'], 'several frames'],
    [{ hasMetadata: true }, ['metadata-removed'], 'it says where it was taken'],
    [{ isWhole: false }, ['converted'], 'a file that was cut short is drawn as far as it goes'],
    [{ orientation: 6 }, ['turned-upright'], 'it lies on its side'],
    [{ size: { width: 3000, height: 2000 } }, ['shrunk'], 'it is larger than the level can use'],
    [
      { orientation: 8, hasMetadata: true, size: { width: 3000, height: 4000 } },
      ['turned-upright', 'metadata-removed', 'shrunk'],
      'a photo of a phone',
    ],
  ])('%j is drawn anew, with %j on the receipt: %s', (change, conversions) => {
    expect(planImage({ ...ready, ...change })).toMatchObject({ keepAsIs: false, conversions })
  })

  it('a strip longer than a canvas is sent as it is or drawn to fit the canvas', () => {
    const strip = { ...photo, level: 'original', size: { width: 20_000, height: 800 } } as const
    expect(planImage(strip)).toMatchObject({ keepAsIs: true, size: strip.size })
    expect(planImage({ ...strip, hasMetadata: true }).size).toEqual({ width: 16_384, height: 655 })
  })
})

describe('the format', () => {
  it.each<[Partial<ImageToPlan>, string, string]>([
    [{}, 'image/jpeg', 'a photo'],
    [{ looksLikeLineArt: true }, 'image/png', 'text and drawings stay sharp'],
    [{ size: { width: 64, height: 64 } }, 'image/png', 'an icon'],
    [{ size: { width: 257, height: 256 } }, 'image/jpeg', 'no longer small'],
  ])('with %j it is %s: %s', (change, format) => {
    const plan = planImage({ ...photo, type: 'image/avif', ...change })
    expect(plan.format).toBe(format)
    expect(plan.jpegQuality).toBeGreaterThan(0.8)
  })
})

describe('the limits', () => {
  it('a file at its limit still fits a request as base64', () => {
    expect((maxFileBytes * 4) / 3).toBeLessThan(50_000_000)
  })

  it('a phone photo of 108 megapixels is decoded, a bomb of 30,000 x 30,000 is not', () => {
    expect(12_000 * 9000).toBeLessThanOrEqual(maxPixels)
    expect(30_000 * 30_000).toBeGreaterThan(maxPixels)
  })
})
