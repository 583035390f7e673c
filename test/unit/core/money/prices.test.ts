import { describe, expect, it } from 'vitest'
import { priceForInput, priceOf, prices, pricesCheckedOn } from '../../../../src/core/money/prices.ts'

describe('the price table', () => {
  it('says the day on which it was checked', () => expect(pricesCheckedOn).toBe('2026-11-22'))

  it.each([...prices])('%s has prices that make sense: cached below input below output', (_model, price) => {
    expect(price.input).toBeGreaterThan(0)
    expect(price.output).toBeGreaterThan(price.input)
    if (price.cachedInput !== null) expect(price.cachedInput).toBeLessThan(price.input)
  })

  it.each([
    ['gpt-6-luna', 0.1, 'the default model'],
    ['gpt-4o-2024-08-06', 2.5, 'a dated snapshot costs what its family costs'],
    ['gpt-5.4-nano', 0.2, 'a small model is not its large relative'],
  ])('%s costs %d dollars per million input tokens: %s', (model, input) => {
    expect(priceOf(model)?.input).toBe(input)
  })

  it.each([
    ['gpt-7', 'a model of the future'],
    ['gpt-5-mini', 'a model that is shut down'],
    ['llava', 'a model of another vendor'],
    ['toString', 'a name that every object has'],
  ])('%s has no price, not zero: %s', (model) => expect(priceOf(model)).toBeNull())
})

describe('a long request', () => {
  const of = (model: string, inputTokens: number) => {
    const price = priceOf(model)
    return price && priceForInput(price, inputTokens)
  }

  it.each<[string, number, number, number | null, number, string]>([
    ['gpt-6-luna', 272_000, 0.1, 0.01, 0.5, 'the limit itself is not above it'],
    ['gpt-6-luna', 272_001, 0.2, 0.02, 0.75, 'twice the input, one and a half times the output'],
    ['gpt-5.4', 300_000, 5, 0.5, 22.5, 'the first model with the surcharge'],
    ['gpt-5.2', 300_000, 1.75, null, 14, 'older models have none'],
  ])('%s with %i tokens: %d, %d and %d: %s', (model, inputTokens, input, cachedInput, output) => {
    const price = of(model, inputTokens)
    expect(price?.input).toBeCloseTo(input, 10)
    expect(price?.output).toBeCloseTo(output, 10)
    if (cachedInput === null) expect(price?.cachedInput).toBeNull()
    else expect(price?.cachedInput).toBeCloseTo(cachedInput, 10)
  })
})
