import { expect, test } from 'vitest'
import { listModels } from '../../src/background/openai.ts'
import { fails, seen, serve } from './answer-server.ts'

const lists: [reason: string, body: unknown, ids: string[]][] = [
  [
    'OpenAI',
    { object: 'list', data: [{ id: 'gpt-5.4' }, { id: 'gpt-4o' }, { id: 7 }, null] },
    ['gpt-4o', 'gpt-5.4'],
  ],
  ['names under models', { models: [{ name: 'llava' }] }, ['llava']],
  ['a bare array', ['a', { id: 'b' }, 'a'], ['a', 'b']],
]
test.each(lists)('the model list of %s is read', async (_, body, value) => {
  const baseUrl = await serve(fails(200, body))
  expect(await listModels({ baseUrl, key: 'k' }, new AbortController().signal)).toEqual({ ok: true, value })
  expect(seen[0]?.url).toBe('/v1/models')
})

test.each([
  [200, '<html>', 'not-the-api'],
  [200, { hello: 1 }, 'not-the-api'],
  [401, { error: { code: 'invalid_api_key' } }, 'key-refused'],
])('a model list that answers %i %j is %s', async (status, body, kind) => {
  const baseUrl = await serve(fails(status, body))
  const result = await listModels({ baseUrl, key: 'k' }, new AbortController().signal)
  expect(result).toMatchObject({ ok: false, report: { problem: { kind } } })
})
