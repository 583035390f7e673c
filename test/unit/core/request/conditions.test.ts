import { expect, test } from 'vitest'
import { forModel, keyToSend } from '../../../../src/core/request/conditions.ts'
import { makeConditions } from '../../samples/samples.ts'

const elsewhere = 'https://api.example/v1'
const mine = { name: 'key', key: 'sk-mine', storage: 'computer' } as const
const here = 'http://localhost:11434/v1'

test.each([
  ['goes along', elsewhere, mine, { ok: true, value: 'sk-mine' }],
  ['goes along on this computer too', here, mine, { ok: true, value: 'sk-mine' }],
  ['that is locked has to be opened first', here, { name: 'locked' }, { problem: { kind: 'key-locked' } }],
  ['that is missing is wanted', elsewhere, { name: 'none' }, { problem: { kind: 'no-key' } }],
  ['that is missing is not needed on this computer', here, { name: 'none' }, { ok: true, value: null }],
] as const)('a key %s', (_, baseUrl, key, result) => {
  expect(keyToSend({ ...makeConditions({ baseUrl }), key })).toMatchObject(result)
})

test('for another model all is the same but what it costs', () => {
  const price = { host: 'api.example', cachedInput: null, output: 0, countsAs: '' }
  const prices = [
    { ...price, model: 'cheap', input: 1 },
    { ...price, model: 'dear', input: 100 },
  ]
  const conditions = makeConditions({ baseUrl: elsewhere, prices, model: 'cheap' })
  const { tariff, ...rest } = forModel(conditions, 'dear')
  expect(tariff.price?.input).toBe(100)
  expect(conditions).toMatchObject(rest)
})
