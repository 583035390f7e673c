import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readUsage } from '../../../../src/core/money/reported-usage.ts'

describe('what the API reported', () => {
  const reported = { prompt_tokens: 1240, completion_tokens: 80 }
  const read = {
    promptTokens: 1240,
    completionTokens: 80,
    imageTokens: null,
    cachedTokens: null,
    reasoningTokens: null,
  }

  it.each([
    ['the two counts', reported, read],
    [
      'all details',
      {
        ...reported,
        total_tokens: 1320,
        prompt_tokens_details: { cached_tokens: 1024, image_tokens: 1229 },
        completion_tokens_details: { reasoning_tokens: 64 },
      },
      { ...read, cachedTokens: 1024, imageTokens: 1229, reasoningTokens: 64 },
    ],
    ['details that are null', { ...reported, prompt_tokens_details: null }, read],
    ['more cached tokens than tokens', { ...reported, prompt_tokens_details: { cached_tokens: 5000 } }, read],
    ['a negative detail', { ...reported, prompt_tokens_details: { image_tokens: -1 } }, read],
    ['a detail with a fraction', { ...reported, completion_tokens_details: { reasoning_tokens: 0.5 } }, read],
    ['whole numbers as words', { prompt_tokens: '1240', completion_tokens: ' 80 ' }, read],
    ['the names of the other protocol', { input_tokens: 1240, output_tokens: 80 }, read],
    ['the names of Vercel', { promptTokens: 1240, completionTokens: 80, totalTokens: 1320 }, read],
    ['the names of Google', { promptTokenCount: 1240, candidatesTokenCount: 80 }, read],
    ['the names of Ollama', { prompt_eval_count: 1240, eval_count: 80, total_duration: 5 }, read],
    ['a null beside the other name', { ...reported, input_tokens: null, output_tokens: null }, read],
    ['a zero of the total', { ...reported, total_tokens: 0 }, read],
    ['no completion, but a total', { prompt_tokens: 1240, total_tokens: 1320 }, read],
    ['no prompt, but a total', { completion_tokens: 80, total_tokens: 1320 }, read],
    [
      'cached tokens as DeepSeek names them',
      { ...reported, prompt_cache_hit_tokens: 64, prompt_cache_miss_tokens: 1176 },
      { ...read, cachedTokens: 64 },
    ],
    [
      'cached tokens as Claude names them',
      { ...reported, cache_read_input_tokens: 64 },
      { ...read, cachedTokens: 64 },
    ],
    [
      'cached tokens as Moonshot names them',
      { ...reported, cached_tokens: '64' },
      { ...read, cachedTokens: 64 },
    ],
    [
      'details of the other protocol',
      {
        ...{ input_tokens: 1240, output_tokens: 80, input_tokens_details: { cached_tokens: 64 } },
        output_tokens_details: { reasoning_tokens: 30 },
      },
      { ...read, cachedTokens: 64, reasoningTokens: 30 },
    ],
    ['thinking beside the counts', { ...reported, reasoning_tokens: 30 }, { ...read, reasoningTokens: 30 }],
    [
      'thinking that only the total has, as at Google',
      { ...reported, total_tokens: 1820 },
      { ...read, completionTokens: 580, reasoningTokens: 500 },
    ],
    [
      'thinking that is not in the completion, as at xAI',
      { ...reported, total_tokens: 1820, completion_tokens_details: { reasoning_tokens: 500 } },
      { ...read, completionTokens: 580, reasoningTokens: 500 },
    ],
    [
      'a total with more than another count of thinking explains',
      { ...reported, total_tokens: 1820, completion_tokens_details: { reasoning_tokens: 30 } },
      { ...read, reasoningTokens: 30 },
    ],
    ['an empty answer', { ...reported, completion_tokens: 0 }, { ...read, completionTokens: 0 }],
  ])('%s is read', (_reason, value, expected) => expect(readUsage(value)).toEqual(expected))

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'usage'],
    ['an array', [1, 2]],
    ['only one count', { prompt_tokens: 10 }],
    ['a negative count', { ...reported, prompt_tokens: -10 }],
    ['a fraction', { ...reported, completion_tokens: 1.5 }],
    ['a count as a word that is none', { ...reported, prompt_tokens: 'many' }],
    ['a count as half a word', { ...reported, prompt_tokens: '1240 tokens' }],
    ['a total alone', { total_tokens: 1320 }],
    ['a total that is less than its part', { prompt_tokens: 1240, total_tokens: 100 }],
    ['an impossible count', { ...reported, prompt_tokens: 1e300 }],
    ['infinity', { ...reported, completion_tokens: Number.POSITIVE_INFINITY }],
    ['zero prompt tokens: the server does not count', { prompt_tokens: 0, completion_tokens: 0 }],
  ])('%s counts as not reported', (_reason, value) => expect(readUsage(value)).toBeNull())

  it('anything at all is read without a throw', () => {
    fc.assert(fc.property(fc.anything(), (value) => readUsage(value) !== undefined))
  })
})
