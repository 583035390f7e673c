import { expect, test } from 'vitest'
import * as traits from '../../../../src/core/server/server-traits.ts'

const openAi = 'https://api.openai.com/v1'
const ollama = 'http://localhost:11434/v1'

test.each([
  [openAi, false],
  [ollama, true],
  ['http://127.0.0.1:1234/v1', true],
  ['http://127.0.0.1:8080/v1', false],
  ['https://elsewhere.example:11434/v1', false],
])('%s takes no links: %s', (baseUrl, expected) => {
  expect(traits.defaultTraits(baseUrl).linksUnsupported).toBe(expected)
})

const odd: unknown[] = [null, undefined, 7, 'text', [], {}, { sendsDetail: 'no', tokenLimitName: 'x' }]
test.each(odd)('stored traits %j are repaired', (stored) => {
  expect(traits.readServerTraits(stored, openAi)).toEqual(traits.defaultTraits(openAi))
})

test('what was learnt of a server is read back', () => {
  const learnt = {
    linksUnsupported: true,
    tokenLimitName: 'max_tokens',
    sendsDetail: false,
    knowsOriginal: false,
    sendsStreamOptions: false,
    answerLimits: { 'gpt-4o': 4096 },
  }
  expect(traits.readServerTraits(JSON.parse(JSON.stringify(learnt)), openAi)).toEqual(learnt)
})

test('a detail that an older version gave up is tried anew: it may have been refused as “original” alone', () => {
  const old = { linksUnsupported: true, tokenLimitName: 'max_tokens', sendsDetail: false }
  expect(traits.readServerTraits(old, openAi)).toMatchObject({
    ...old,
    sendsDetail: true,
    knowsOriginal: true,
  })
  const learntSince = { ...old, knowsOriginal: true }
  expect(traits.readServerTraits(learntSince, openAi)).toMatchObject(learntSince)
})

test('the longest answers of models are few and whole numbers', () => {
  const stored = { answerLimits: { a: 4096, b: '9', c: 1.5, d: 3, e: null } }
  expect(traits.readServerTraits(stored, openAi).answerLimits).toEqual({ a: 4096 })
  const many = Array.from({ length: 60 }).reduce<traits.ServerTraits>(
    (all, _, index) => traits.withAnswerLimit(all, `m-${index}`, 100),
    traits.defaultTraits(openAi),
  )
  expect(Object.keys(many.answerLimits)).toHaveLength(50)
  expect(many.answerLimits).toHaveProperty('m-59')
})

test('prices hold for the vendor alone', () => {
  expect(traits.isOpenAi(openAi)).toBe(true)
  expect(traits.isOpenAi('https://eu.api.openai.com/v1')).toBe(true)
  expect(traits.isOpenAi('https://api.openai.com.evil.example/v1')).toBe(false)
  expect(traits.isOpenAi('https://notapi.openai.com/v1')).toBe(false)
  expect(traits.isOpenAi('nonsense')).toBe(false)
})

test('a server on this computer needs no key, all others do', () => {
  expect(traits.needsKey(ollama)).toBe(false)
  expect(traits.needsKey(openAi)).toBe(true)
  expect(traits.needsKey('https://localhost.evil.example/v1')).toBe(true)
})

test('Azure is known by its host', () => {
  expect(traits.isAzure('https://mine.openai.azure.com/openai/v1')).toBe(true)
  expect(traits.isAzure('https://openai.azure.com.evil.example/v1')).toBe(false)
})

test.each([
  ['gpt-4o', openAi, 60],
  ['gpt-4.1-mini', openAi, 60],
  ['gpt-5-chat-latest', openAi, 60],
  ['gpt-6-luna', openAi, 300],
  ['gpt-5.4-mini', openAi, 300],
  ['o4-mini', openAi, 300],
  ['openai/gpt-5.4', 'https://openrouter.ai/api/v1', 300],
  ['llava', ollama, 300],
])('%s at %s has %i s for its first byte', (model, baseUrl, seconds) => {
  expect(traits.firstByteSeconds(model, baseUrl)).toBe(seconds)
})
