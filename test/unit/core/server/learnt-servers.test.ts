import { expect, test } from 'vitest'
import {
  type LearntTrait,
  learntServers,
  readTraitRows,
  withLearnt,
} from '../../../../src/core/server/learnt-servers.ts'
import {
  defaultTraits,
  type ServerTraits,
  withAnswerLimit,
} from '../../../../src/core/server/server-traits.ts'

const mistral = 'https://api.mistral.ai/v1'
const ollama = 'http://localhost:11434/v1'

const learntOf = (baseUrl: string, row: unknown) =>
  learntServers(readTraitRows({ [baseUrl]: row })).map(({ traits }) => traits)

test.each<[LearntTrait[], Partial<ServerTraits>]>([
  [['links'], { linksUnsupported: true }],
  [['max-completion-tokens'], { tokenLimitName: 'max_tokens' }],
  [['detail'], { sendsDetail: false }],
  [['detail'], { sendsDetail: false, knowsOriginal: false }],
  [['original'], { knowsOriginal: false }],
  [['stream-options'], { sendsStreamOptions: false }],
  [['links', 'stream-options'], { linksUnsupported: true, sendsStreamOptions: false }],
])('what was learnt of a server is named: %j', (traits, changes) => {
  expect(learntOf(mistral, { ...defaultTraits(mistral), ...changes })).toEqual([traits])
})

/** A value of each trait that no server is expected to have. */
const unexpected: ServerTraits = {
  linksUnsupported: true,
  tokenLimitName: 'max_tokens',
  sendsDetail: false,
  knowsOriginal: false,
  sendsStreamOptions: false,
  answerLimits: { 'pixtral-12b': 8192 },
}
test.each(Object.entries(unexpected))('%s, once learnt, is never kept unseen', (name, value) => {
  const row = { ...defaultTraits(mistral), [name]: value }
  expect(learntServers(readTraitRows({ [mistral]: row }))).toHaveLength(1)
})

test('what is known of a server beforehand was not learnt', () => {
  expect(learntOf(ollama, defaultTraits(ollama))).toEqual([])
  expect(learntOf(mistral, defaultTraits(mistral))).toEqual([])
})

test('servers are listed by address, each with the moment in which it was learnt', () => {
  const rows = withLearnt(new Map(), mistral, (known) => ({ ...known, sendsDetail: false }), 1000)
  const both = withLearnt(rows, ollama, (known) => ({ ...known, tokenLimitName: 'max_tokens' }), 2000)
  expect(learntServers(both)).toEqual([
    { baseUrl: ollama, traits: ['max-completion-tokens'], answerLimits: [], learntAt: 2000 },
    { baseUrl: mistral, traits: ['detail'], answerLimits: [], learntAt: 1000 },
  ])
})

const learntOnce = { ...defaultTraits(mistral), sendsStreamOptions: false }
test.each<[string, unknown, number | null]>([
  ['of an older version, which did not note it', undefined, null],
  ['that no date can be', 1e300, null],
  ['before all dates', -1, null],
  ['that is no number', '2026-11-26', null],
  ['that is one', 1_790_000_000_000, 1_790_000_000_000],
])('a moment %s is read as one or as none', (_, stored, learntAt) => {
  const rows = readTraitRows({ [mistral]: { ...learntOnce, learntAt: stored } })
  expect(learntServers(rows)).toMatchObject([{ learntAt }])
})

test.each<[unknown]>([
  [null],
  ['text'],
  [[learntOnce]],
  [{ [mistral]: null }],
  [{ [mistral]: 7 }],
  [{ 'no address': learntOnce }],
  [JSON.parse(`{"__proto__": ${JSON.stringify(learntOnce)}}`)],
  [{ [mistral]: JSON.parse('{"__proto__": {"sendsStreamOptions": false, "tokenLimitName": "max_tokens"}}') }],
])('stored servers %j teach nothing', (stored) => {
  expect(learntServers(readTraitRows(stored))).toEqual([])
})

test('the longest answers of models are listed, also where nothing else was learnt', () => {
  const rows = withLearnt(new Map(), mistral, (known) => withAnswerLimit(known, 'pixtral', 8192), 1000)
  expect(learntServers(rows)).toEqual([
    { baseUrl: mistral, traits: [], answerLimits: [{ model: 'pixtral', tokens: 8192 }], learntAt: 1000 },
  ])
})

test('a change is applied to what is stored then, and nothing is written where it changes nothing', () => {
  const others = readTraitRows({ [mistral]: { knowsOriginal: false, sendsStreamOptions: false } })
  const rows = withLearnt(others, mistral, (known) => ({ ...known, linksUnsupported: true }), 1000)
  expect(learntServers(rows)).toMatchObject([{ traits: ['links', 'original', 'stream-options'] }])
  expect(withLearnt(rows, mistral, (known) => known, 2000)).toBe(rows)
})

test('a thousand servers are remembered, and the oldest gives way', () => {
  const address = (number: number) => `https://${number}.example/v1`
  const stored = Array.from({ length: 1000 }, (_, number) => [
    address(number),
    { ...learntOnce, learntAt: 5000 - number },
  ])
  const rows = withLearnt(readTraitRows(Object.fromEntries(stored)), mistral, () => learntOnce, 9000)
  expect(rows.size).toBe(1000)
  expect(rows.has(mistral)).toBe(true)
  expect(rows.has(address(998))).toBe(true)
  expect(rows.has(address(999))).toBe(false)
})
