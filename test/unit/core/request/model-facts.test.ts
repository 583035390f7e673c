import { describe, expect, it } from 'vitest'
import { reportOf } from '../../../../src/core/problem/problem.ts'
import { modelFacts } from '../../../../src/core/request/model-facts.ts'
import { makeImage, makeTurn } from '../../samples/samples.ts'

const vendor = { baseUrl: 'https://api.openai.com/v1', prices: [] }
const local = { baseUrl: 'http://localhost:11434/v1', prices: [] }
const photo = makeTurn({
  images: [makeImage({ id: 'photo', size: { width: 4032, height: 3024 }, copy: null })],
})
const blind = makeTurn({
  model: 'text-only',
  state: { name: 'failed', report: reportOf({ kind: 'model-without-vision', model: 'text-only' }) },
})

describe('what helps to choose a model', () => {
  it.each([
    ['one of the vendor has a price and sees', 'gpt-6-luna', vendor, true, 'sees'],
    ['an unknown one has none', 'a-new-model', vendor, false, 'unknown'],
    ['the same name elsewhere has no price', 'gpt-6-luna', local, false, 'sees'],
    ['one that refused a picture in this chat is blind', 'text-only', local, false, 'blind'],
  ] as const)('%s', (_reason, model, server, isPriced, sight) => {
    const facts = modelFacts(model, { detail: 'auto', turns: [blind], server })
    expect(facts.sight).toBe(sight)
    expect(facts.usd !== null).toBe(isPriced)
  })

  it('the price is that of the picture in the chat, at the detail that is chosen', () => {
    const usd = (detail: 'low' | 'original', turns = [photo]) =>
      modelFacts('gpt-6-luna', { detail, turns, server: vendor }).usd ?? 0
    expect(usd('original')).toBeGreaterThan(usd('low'))
    expect(usd('original')).toBeGreaterThan(usd('original', []))
  })
})
