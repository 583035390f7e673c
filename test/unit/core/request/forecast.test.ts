import { describe, expect, it } from 'vitest'
import { earlierImagesOf, imagesOf } from '../../../../src/core/request/chat-request.ts'
import { makeForecast } from '../../../../src/core/request/forecast.ts'
import { imagesAtLevels } from '../../../../src/core/request/turn-estimate.ts'
import { makeConditions, makeImage, makeTurn } from '../../samples/samples.ts'

const conditions = (model: string) => makeConditions({ model, maxAnswerTokens: 1000 })
const image = (id: string, width: number, height: number) => makeImage({ id, size: { width, height } })
const draft = (changes: Parameters<typeof makeTurn>[0]) =>
  makeTurn({ state: { name: 'draft', missing: 'question' }, ...changes })

describe('what a question would cost', () => {
  it.each<[string, number, number, string | null, number[], string]>([
    ['gpt-6-luna', 300, 200, 'low', [1, 1, 1, 1], 'a small picture loses nothing at low'],
    ['gpt-6-luna', 1200, 800, 'high', [0.42, 1, 1, 1], 'high shows all of a picture of the web'],
    ['gpt-6-luna', 4032, 3024, 'original', [0.12, 0.45, 0.45, 1], 'a photo needs its original level'],
    ['gpt-4o', 4032, 3024, null, [0.12, 0.25, 0.25], 'a model that shrinks at every level'],
    [
      'gpt-5.4',
      2048,
      2048,
      'low',
      [1, 0.78, 0.78, 1],
      'low of this model is dearer and shows more than high',
    ],
  ])('%s, %i x %i: nothing is lost at %s, %j: %s', (model, width, height, lossless, scales) => {
    const turn = draft({ model, images: [image('a', width, height)] })
    const forecast = makeForecast([turn], turn, conditions(model))
    expect(forecast?.lossless).toBe(lossless)
    const seen = forecast?.levels.map(({ images }) => Math.floor((images[0]?.scale ?? 0) * 100) / 100)
    expect(seen).toEqual(scales)
  })

  it('has a row for each of several images, and their sum', () => {
    const turn = draft({ images: [image('a', 1024, 1024), image('b', 300, 200)] })
    const high = makeForecast([turn], turn, conditions('gpt-6-luna'))?.levels.find(
      ({ choice }) => choice === 'high',
    )
    expect(high?.images.map(({ tokens }) => tokens)).toEqual([1229, 84])
    expect(high?.estimate.imageTokens).toBe(1313)
  })

  it('of an unknown model has no tokens and marks nothing', () => {
    const turn = draft({ model: 'llava', images: [image('a', 100, 100)] })
    const forecast = makeForecast([turn], turn, conditions('llava'))
    expect(forecast).toMatchObject({ lossless: null, estimate: { imageTokens: null, usd: null } })
  })

  it('is that of high where the server does not know original', () => {
    const photo = draft({ images: [image('photo', 4032, 3024)] })
    const given = conditions('gpt-6-luna')
    const known = { ...given, traits: { ...given.traits, knowsOriginal: false } }
    const at = (detail: 'high' | 'original', now = known) => makeForecast([], { ...photo, detail }, now)
    expect(at('original')?.estimate).toEqual(at('high')?.estimate)
    expect(at('original')?.levels.find(({ choice }) => choice === 'original')?.level).toBe('high')
    expect(at('original', given)?.estimate).not.toEqual(at('high')?.estimate)
  })

  it('is not known while the image is still being looked for', () => {
    const turn = makeTurn({ state: { name: 'acquiring' } })
    expect(makeForecast([turn], turn, conditions('gpt-6-luna'))).toBeNull()
  })
})

describe('the images of earlier questions', () => {
  const first = makeTurn({ id: 'first', images: [image('lake', 1024, 1024)], answer: 'A lake.' })
  const failed = makeTurn({ id: 'failed', sequence: 2, images: [image('map', 1024, 1024)] })
  const next = draft({ id: 'next', sequence: 3, images: [image('bird', 1024, 1024)] })
  const turns = [first, failed, next]
  const ids = (images: { id: string }[]) => images.map(({ id }) => id)

  it('are those that an answer was given about: one that failed still goes along', () => {
    expect(ids(earlierImagesOf(turns, next))).toEqual(['lake'])
    expect(ids(imagesOf(turns, { ...next, earlierImages: 'left-out' }))).toEqual(['map', 'bird'])
  })

  it('go along at low while the own image keeps its level', () => {
    const levels = imagesAtLevels(
      turns,
      { ...next, detail: 'high', earlierImages: 'low' },
      conditions('gpt-6-luna'),
    )
    expect(levels.map(({ image, level }) => [image.id, level])).toEqual([
      ['lake', 'low'],
      ['map', 'high'],
      ['bird', 'high'],
    ])
  })

  it('are still sent when their own question is asked again', () => {
    const again = draft({ id: 'again', sequence: 2, repeats: 'first', earlierImages: 'left-out' })
    expect(ids(imagesOf([first, again], again))).toEqual(['lake'])
  })

  it('have a price for each choice', () => {
    const earlier = makeForecast(turns, next, conditions('gpt-6-luna'))?.earlier
    expect(earlier?.count).toBe(1)
    expect(earlier?.choices.sent.tokens).toBe(1229)
    expect(earlier?.choices.low.tokens).toBe(308)
    expect(earlier?.choices['left-out']).toEqual({ tokens: 0, usd: 0 })
    expect(makeForecast([first], first, conditions('gpt-6-luna'))?.earlier).toBeNull()
  })
})
