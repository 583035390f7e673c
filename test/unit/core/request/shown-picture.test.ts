import { describe, expect, it } from 'vitest'
import { readCapped } from '../../../../src/core/image/capped-stream.ts'
import { tariffOf } from '../../../../src/core/money/tariff.ts'
import { autoLevel, pictureUsd, shownPictures } from '../../../../src/core/request/shown-picture.ts'

const openAi = (model: string) => tariffOf(model, { baseUrl: 'https://api.openai.com/v1', prices: [] })

describe('what the model will see', () => {
  it('is a thumbnail at low and more at high, with tokens and price under each', () => {
    const seen = shownPictures({ width: 4000, height: 3000 }, openAi('gpt-6-luna'))
    expect(seen.map(({ level }) => level)).toEqual(['low', 'high', 'original'])
    expect(seen[0]).toMatchObject({ size: { width: 512, height: 384 } })
    expect(seen[0]?.tokens).toBe(Math.ceil(16 * 12 * 1.2))
    expect(seen[1]?.tokens).toBeGreaterThan(seen[0]?.tokens ?? 0)
    expect(seen.every(({ usd }) => usd !== null && usd > 0)).toBe(true)
  })
  it('is not shown at a level that the server does not know', () => {
    const size = { width: 4000, height: 3000 }
    const seen = shownPictures(size, openAi('gpt-6-luna'), { knowsOriginal: false })
    expect(seen.map(({ level }) => level)).toEqual(['low', 'high'])
    expect(autoLevel(size, openAi('gpt-6-luna'), { knowsOriginal: false })).toBe('high')
  })
  it('has one price for a choice: that of the level it comes to, of high where the model lacks it, or none', () => {
    const size = { width: 4000, height: 3000 }
    const [, high, original] = shownPictures(size, openAi('gpt-6-luna'))
    expect(pictureUsd(size, openAi('gpt-6-luna'), 'auto')).toBe(high?.usd)
    expect(pictureUsd(size, openAi('gpt-6-luna'), 'original')).toBe(original?.usd)
    const tiles = shownPictures(size, openAi('gpt-4o')).at(-1)
    expect(pictureUsd(size, openAi('gpt-4o'), 'original')).toBe(tiles?.usd)
    expect(pictureUsd(size, openAi('a-new-model'), 'auto')).toBeNull()
  })
  it('is never larger than the image', () => {
    for (const { size } of shownPictures({ width: 20, height: 30 }, openAi('gpt-4o')))
      expect(size).toEqual({ width: 20, height: 30 })
  })
  it('has no price elsewhere, and no tokens for a model that we do not know', () => {
    const elsewhere = tariffOf('llava:13b', { baseUrl: 'http://localhost:11434/v1', prices: [] })
    const [low] = shownPictures({ width: 4000, height: 3000 }, elsewhere)
    expect(low).toMatchObject({ tokens: null, usd: null })
  })
  it("has the user's own price, and counts as the model that the user named", () => {
    const own = { input: 1, cachedInput: null, output: 2, countsAs: 'gpt-6-luna' }
    const given = { ...own, host: 'localhost:11434', model: 'llava:13b' }
    const tariff = tariffOf('llava:13b', { baseUrl: 'http://localhost:11434/v1', prices: [given] })
    const size = { width: 4000, height: 3000 }
    const [low] = shownPictures(size, tariff)
    expect(low?.tokens).toBe(Math.ceil(16 * 12 * 1.2))
    expect(low?.usd).toBeCloseTo((low?.tokens ?? 0) / 1e6, 12)
    expect(autoLevel(size, tariff)).toBe('high')
  })
  it('marks the level that auto takes', () => {
    expect(autoLevel({ width: 400, height: 300 }, openAi('gpt-6-luna'))).toBe('low')
    expect(autoLevel({ width: 4000, height: 3000 }, openAi('gpt-6-luna'))).toBe('high')
  })
})

describe('a download that is stopped at its cap', () => {
  const stream = (parts: number[], onCancel = () => {}) =>
    new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        const length = parts.shift()
        if (length === undefined) controller.close()
        else controller.enqueue(new Uint8Array(length))
      },
      cancel: onCancel,
    })
  it('is read whole up to the last byte that is allowed', async () => {
    expect((await readCapped(stream([3, 4]), 7))?.map((part) => part.length)).toEqual([3, 4])
  })
  it('is cancelled with the first byte too many', async () => {
    let isCancelled = false
    const read = await readCapped(
      stream([3, 5, 1000], () => {
        isCancelled = true
      }),
      7,
    )
    expect(read).toBeNull()
    expect(isCancelled).toBe(true)
  })
})
