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
