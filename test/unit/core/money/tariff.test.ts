import { describe, expect, it } from 'vitest'
import { mostCost } from '../../../../src/core/money/cost.ts'
import { type OwnPrice, readOwnPrices } from '../../../../src/core/money/own-prices.ts'
import { tariffOf } from '../../../../src/core/money/tariff.ts'

const openAi = 'https://api.openai.com/v1'
const local = 'http://localhost:11434/v1'
const own = (changes: Partial<OwnPrice> = {}): OwnPrice => ({
  host: 'localhost:11434',
  model: 'llava',
  input: 1,
  cachedInput: null,
  output: 2,
  countsAs: '',
  ...changes,
})

describe('what a model costs', () => {
  it.each<[string, string, string, OwnPrice[], object]>([
    [
      'the table, on the server of the vendor',
      'gpt-6-sol',
      openAi,
      [],
      { certainty: 'inferred', price: { input: 2 }, isOwn: false },
    ],
    ['unknown elsewhere', 'gpt-6-sol', local, [], { certainty: 'inferred', price: null }],
    ['unknown for an unknown model', 'llava', openAi, [], { certainty: 'unknown', price: null }],
    [
      "the user's price for another server",
      'llava',
      local,
      [own()],
      { price: { input: 1, longContext: false }, isOwn: true },
    ],
    ["not another port's", 'llava', 'http://localhost:1234/v1', [own()], { price: null }],
    [
      "the user's correction, with the surcharge kept",
      'gpt-6-sol',
      openAi,
      [own({ host: 'api.openai.com', model: 'gpt-6-sol' })],
      { price: { input: 1, longContext: true } },
    ],
    ['the family for a dated snapshot', 'llava-2026-01-01', local, [own()], { price: { input: 1 } }],
    [
      'the rule that the user named',
      'llava',
      local,
      [own({ countsAs: 'gpt-4o' })],
      { countsAs: 'gpt-4o', certainty: 'inferred' },
    ],
  ])('%s', (_name, model, baseUrl, rows, expected) => {
    expect(tariffOf(model, { baseUrl, prices: rows })).toMatchObject(expected)
  })
})

describe('prices as stored', () => {
  it.each([
    ['nothing', undefined, 0],
    ['a text', 'prices', 0],
    ['a negative price', [own({ input: -1 })], 0],
    ['no number', [{ ...own(), output: '2' }], 0],
    ['infinity', [own({ input: Number.POSITIVE_INFINITY })], 0],
    ['no model', [own({ model: ' ' })], 0],
    ['zero: a free server', [own({ input: 0, output: 0 })], 1],
    ['the same model twice: the last holds', [own(), own({ input: 5 })], 1],
  ])('%s', (_name, stored, count) => expect(readOwnPrices(stored)).toHaveLength(count))

  it('come back as they were', () => {
    expect(readOwnPrices(JSON.parse(JSON.stringify([own({ cachedInput: 0.1 })])))).toEqual([
      own({ cachedInput: 0.1 }),
    ])
    expect(readOwnPrices([own(), own({ input: 5 })])).toEqual([own({ input: 5 })])
  })
})

describe('the most that a request can cost', () => {
  const question = { texts: ['What?'], maxAnswerTokens: 1000 }
  it('counts an image of unknown size as the largest of its level', () => {
    const tariff = tariffOf('gpt-6-sol', { baseUrl: openAi, prices: [] })
    const most = mostCost({ ...question, tariff, images: [{ size: null, level: 'high' }] })
    expect(most).toBeGreaterThan((3000 * 2 + 1000 * 10) / 1e6)
    expect(most).toBeLessThan((3100 * 2 + 1000 * 10) / 1e6)
  })
  it('is unknown without a price, and without a rule for the image', () => {
    const images = [{ size: { width: 10, height: 10 }, level: 'high' }] as const
    expect(
      mostCost({ ...question, tariff: tariffOf('gpt-6-sol', { baseUrl: local, prices: [] }), images }),
    ).toBeNull()
    expect(
      mostCost({ ...question, tariff: tariffOf('llava', { baseUrl: local, prices: [own()] }), images }),
    ).toBeNull()
  })
  it('is zero on a server that is free', () => {
    const tariff = tariffOf('llava', { baseUrl: local, prices: [own({ input: 0, output: 0 })] })
    expect(mostCost({ ...question, tariff, images: [{ size: null, level: 'high' }] })).toBe(0)
  })
})
