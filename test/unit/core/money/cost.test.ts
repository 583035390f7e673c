import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CostQuestion,
  estimateCost,
  usdOfRequests,
  usdOfUsage,
} from '../../../../src/core/money/cost.ts'
import { tariffOf } from '../../../../src/core/money/tariff.ts'
import type { RequestRecord, Usage } from '../../../../src/core/money/usage.ts'
import { messageTokens } from '../../../../src/core/tokens/text-tokens.ts'

const photo = { size: { width: 1024, height: 1024 }, level: 'high' } as const
const openAi = 'https://api.openai.com/v1'
const tariff = (model: string, baseUrl = openAi) => tariffOf(model, { baseUrl, prices: [] })
const question: CostQuestion = {
  tariff: tariff('gpt-6-luna'),
  images: [photo],
  texts: ["What's in this image?"],
  maxAnswerTokens: 1000,
}
const textCount = messageTokens(question.texts)

describe('before sending', () => {
  it('an image and a question cost their tokens at the input price, the answer at most its limit', () => {
    expect(estimateCost(question)).toEqual({
      imageTokens: 1229,
      textTokens: textCount,
      maxAnswerTokens: 1000,
      usd: expect.closeTo(((1229 + textCount) * 0.1) / 1e6, 12),
      maxAnswerUsd: expect.closeTo(0.0005, 12),
      rule: 'inferred',
    })
  })

  it('every image of the chat is counted, since every image is sent again', () => {
    expect(estimateCost({ ...question, images: [photo, photo] }).imageTokens).toBe(2458)
  })

  it.each<[Partial<CostQuestion>, object, string]>([
    [
      { tariff: tariff('gpt-6-astra') },
      { rule: 'published', imageTokens: 1229 },
      'a rule from the published table',
    ],
    [
      { tariff: tariff('gpt-6-luna', 'https://elsewhere.example/v1') },
      { rule: 'inferred', imageTokens: 1229, usd: null, maxAnswerUsd: null },
      "another server: the vendor's rule, no price",
    ],
    [
      { tariff: tariff('llava') },
      { rule: 'unknown', imageTokens: null, usd: null, maxAnswerUsd: null },
      'an unknown model: neither tokens nor price',
    ],
    [
      { images: [photo, { size: null, level: 'high' }] },
      { imageTokens: null, usd: null },
      'a link of unknown size: unknown, not only the other image',
    ],
    [{ images: [] }, { imageTokens: 0 }, 'no image costs no image tokens'],
    [
      { images: [{ size: { width: 8000, height: 6000 }, level: 'original' }] },
      { imageTokens: 36_000 },
      'an image that the API would refuse counts as it is sent: shrunk',
    ],
    [
      { images: Array.from({ length: 300 }, () => photo) },
      { usd: expect.closeTo(((300 * 1229 + textCount) * 0.2) / 1e6, 10) },
      'over 272,000 tokens the whole request costs double',
    ],
  ])('with %j: %s', (change, expected) => {
    expect(estimateCost({ ...question, ...change })).toMatchObject(expected)
  })
})

const usage = {
  promptTokens: 10_000,
  completionTokens: 500,
  imageTokens: null,
  cachedTokens: null,
  reasoningTokens: null,
}

describe('the price of what the API reported', () => {
  it.each<[string, Partial<Usage>, number, string]>([
    ['gpt-6-sol', {}, 0.025, 'input and output'],
    ['gpt-6-sol', { cachedTokens: 10_000 }, 0.007, 'cached input is cheaper'],
    ['gpt-6-sol', { cachedTokens: 20_000 }, 0.025, 'more cached than sent is not believed'],
    ['gpt-4-turbo', { cachedTokens: 10_000 }, 0.115, 'no cached price is known: the full one'],
    ['gpt-6-sol', { promptTokens: 300_000, completionTokens: 1000 }, 1.215, 'a long request costs more'],
    ['gpt-6-sol', { completionTokens: 0 }, 0.02, 'an empty answer costs its question'],
  ])('%s with %j costs %d dollars: %s', (model, change, usd) => {
    expect(usdOfUsage(tariff(model).price, { ...usage, ...change })).toBeCloseTo(usd, 10)
  })

  it.each<[string, string, Partial<Usage>, string]>([
    ['llava', openAi, {}, 'an unknown model'],
    ['gpt-6-sol', 'https://elsewhere.example/v1', {}, 'another server'],
    ['gpt-6-sol', openAi, { promptTokens: -1 }, 'a negative count'],
    ['gpt-6-sol', openAi, { completionTokens: Number.NaN }, 'no number'],
  ])('%s of %s, %j: the price is unknown, never zero: %s', (model, baseUrl, change) => {
    expect(usdOfUsage(tariff(model, baseUrl).price, { ...usage, ...change })).toBeNull()
  })

  it('is never negative and always finite, whatever the counts', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.double(), (promptTokens, completionTokens, cachedTokens) => {
        const usd = usdOfUsage(tariff('gpt-6-sol').price, {
          ...usage,
          promptTokens,
          completionTokens,
          cachedTokens,
        })
        return usd === null || (Number.isFinite(usd) && usd >= 0)
      }),
    )
  })
})

describe('what several requests of a turn cost together', () => {
  const whole: RequestRecord = {
    startedAt: 0,
    estimate: {
      imageTokens: 1229,
      textTokens: 20,
      maxAnswerTokens: 1000,
      usd: 0.01,
      maxAnswerUsd: 0.05,
      rule: 'published',
    },
    usage: {
      promptTokens: 1250,
      completionTokens: 100,
      imageTokens: null,
      cachedTokens: null,
      reasoningTokens: null,
    },
    usd: 0.02,
    requestId: null,
  }
  const cut: RequestRecord = { ...whole, usage: null, usd: null }
  const foreign: RequestRecord = { ...whole, usd: null }
  const foreignCut: RequestRecord = {
    ...cut,
    estimate: { ...cut.estimate, usd: null, maxAnswerUsd: null },
  }

  it.each<[string, RequestRecord[], number | null]>([
    ['the reported price, not the estimate', [whole], 0.02],
    ['cut off: the estimate counts, not zero', [cut], 0.01],
    ['both kinds together', [whole, cut], 0.03],
    ['no price is known at all', [foreign], null],
    ['neither usage nor price', [foreignCut], null],
    ['known prices, without those that are not', [whole, foreign], 0.02],
  ])('%s', (_reason, requests, usd) => {
    const sum = usdOfRequests(requests)
    if (usd === null) expect(sum).toBeNull()
    else expect(sum).toBeCloseTo(usd, 12)
  })
})
