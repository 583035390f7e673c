import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Size } from '../../../../src/core/size.ts'
import { resolveDetail } from '../../../../src/core/tokens/detail.ts'
import type { DetailLevel } from '../../../../src/core/tokens/detail-level.ts'
import { imageFamilies } from '../../../../src/core/tokens/image-families.ts'
import { imageTokens, levelsOf, seenSize } from '../../../../src/core/tokens/image-tokens.ts'

const size = (width: number, height: number) => ({ width, height })
const icon = size(64, 64)
const small = size(400, 300)
const photo = size(4032, 3024)

describe('auto is the cheapest level that shows every pixel that high would show', () => {
  it.each<[string, (Size | null)[], DetailLevel, string]>([
    ['gpt-6-luna', [small], 'low', 'it fits the thumbnail, nothing is lost'],
    ['gpt-6-luna', [size(512, 512)], 'low', 'it just fits'],
    ['gpt-6-luna', [size(513, 400)], 'high', 'one pixel would be lost at low'],
    ['gpt-6-luna', [photo], 'high', 'high is far cheaper than original'],
    ['gpt-6-astra', [size(1600, 1600)], 'high', 'original would cost the same, and high is enough'],
    ['gpt-4o', [small], 'low', 'low costs 85 instead of 255'],
    ['gpt-4o', [size(600, 300)], 'high', 'low would show 512 x 256'],
    ['gpt-4o-mini', [icon], 'low', 'a third of the price'],
    ['gpt-5.4', [size(2048, 2048)], 'high', 'low shows more and costs more'],
    ['gpt-5.4', [size(1000, 1000)], 'low', 'both levels are the same, so the smaller name'],
    ['gpt-5.2', [small], 'high', 'the model has one limit for both levels'],
    ['gpt-6-luna', [small, photo], 'high', 'the photo needs it'],
    ['gpt-6-luna', [small, icon], 'low', 'both fit'],
    ['gpt-6-luna', [null], 'high', 'the size is unknown'],
    ['gpt-6-luna', [small, null], 'high', 'one size is unknown'],
    ['gpt-6-luna', [], 'high', 'there is nothing to judge by'],
    ['llava', [small], 'high', 'the rule is unknown'],
    ['gpt-image-1', [small], 'high', 'the model has no levels'],
  ])('%s, %j: %s, because %s', (model, sizes, level) => {
    expect(resolveDetail('auto', model, sizes)).toBe(level)
  })

  it('for any images and any model, nothing cheaper shows as much', () => {
    const anySize = fc.record({
      width: fc.integer({ min: 1, max: 9000 }),
      height: fc.integer({ min: 1, max: 9000 }),
    })
    const chatFamilies = imageFamilies.filter(({ rule }) => levelsOf(rule).length > 0)
    fc.assert(
      fc.property(fc.constantFrom(...chatFamilies), anySize, ({ models, rule }, one) => {
        const level = resolveDetail('auto', models[0] ?? '', [one])
        const [seen, wanted] = [seenSize(rule, one, level), seenSize(rule, one, 'high')]
        const [cost, highCost] = [imageTokens(rule, one, level), imageTokens(rule, one, 'high')]
        expect(seen.width >= wanted.width && seen.height >= wanted.height).toBe(true)
        expect(cost.name === 'counted' && highCost.name === 'counted' && cost.tokens <= highCost.tokens).toBe(
          true,
        )
      }),
    )
  })
})

describe('a level that the user names', () => {
  it.each<[DetailLevel, string, DetailLevel, string]>([
    ['low', 'gpt-6-luna', 'low', 'is sent'],
    ['original', 'gpt-6-luna', 'original', 'is sent'],
    ['original', 'gpt-4o', 'high', 'becomes high where the model lacks it'],
    ['original', 'gpt-5.2', 'high', 'becomes high where the model lacks it'],
    ['original', 'llava', 'original', 'is left to a server whose models we do not know'],
  ])('%s on %s: %s, it %s', (choice, model, level) => {
    expect(resolveDetail(choice, model, [photo])).toBe(level)
  })
})
