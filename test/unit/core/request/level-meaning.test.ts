import { describe, expect, it } from 'vitest'
import { makeForecast } from '../../../../src/core/request/forecast.ts'
import { levelMeaning } from '../../../../src/core/request/level-meaning.ts'
import { detailChoices } from '../../../../src/core/tokens/detail-level.ts'
import { makeConditions, makeImage, makeTurn } from '../../samples/samples.ts'

type Size = { width: number; height: number } | null

/** What the cards say, in the order in which they are shown: `=auto` for one that equals another. */
function meanings(model: string, sizes: Size[], knowsOriginal = true): string[] {
  const images = sizes.map((size, index) => makeImage({ id: `image-${index}`, size }))
  const turn = makeTurn({ model, images, state: { name: 'draft', missing: 'question' } })
  const given = makeConditions({ model })
  const conditions = { ...given, traits: { ...given.traits, knowsOriginal } }
  const forecast = makeForecast([turn], turn, conditions)
  if (!forecast) throw new Error('a picture that is known has a forecast')
  return detailChoices.flatMap((choice) => {
    const meaning = levelMeaning(choice, forecast)
    if (!meaning) return []
    return meaning.name === 'same' ? `=${meaning.as}` : meaning.name
  })
}

const luna = 'gpt-6-luna'
const square = (side: number) => ({ width: side, height: side })

describe('what the card of a level says', () => {
  it.each<[string, string, Size[], string[]]>([
    [
      'a picture of the web is seen whole at high, which auto takes; its small print is lost at low',
      luna,
      [{ width: 1200, height: 800 }],
      ['sees-all-cheapest', 'loses-print', '=auto', '=auto'],
    ],
    [
      'a small picture is whole and as cheap at each level',
      luna,
      [{ width: 300, height: 200 }],
      ['sees-all-cheapest', '=auto', '=auto', '=auto'],
    ],
    [
      'a little above 512 px low is a little smaller, and still readable',
      luna,
      [square(700)],
      ['sees-all-cheapest', 'readable', '=auto', '=auto'],
    ],
    [
      'a photo is whole at original alone; at low not even its headings are left',
      luna,
      [{ width: 4032, height: 3024 }],
      ['loses-print', 'large-only', '=auto', 'sees-all'],
    ],
    [
      'where low shows more than high, and is dearer, it is not called the cheapest',
      'gpt-5.4',
      [square(2048)],
      ['readable', 'sees-all', '=auto', '=low'],
    ],
    [
      'a model of one limit has one level',
      'gpt-5.2',
      [square(1000)],
      ['sees-all-cheapest', '=auto', '=auto'],
    ],
    [
      'of several pictures the one that suffers most counts',
      luna,
      [square(300), square(2500)],
      ['readable', 'large-only', '=auto', 'sees-all'],
    ],
    [
      'an unknown model is only asked to look',
      'llava',
      [square(1000)],
      ['close-look', 'quick-look', '=auto'],
    ],
    ['a picture of unknown size', luna, [null], ['size-unknown', 'size-unknown', '=auto', 'size-unknown']],
    ['a question without a picture', luna, [], Array(4).fill('no-picture')],
  ])('%s', (_reason, model, sizes, said) => {
    expect(meanings(model, sizes)).toEqual(said)
  })

  it('a server that does not know original is asked at high, and the card says so', () => {
    expect(meanings(luna, [{ width: 4032, height: 3024 }], false).at(-1)).toBe('=auto')
  })

  it('a choice that the forecast does not have has nothing to say', () => {
    expect(levelMeaning('original', { levels: [] })).toBeNull()
  })
})
