import { expect, test } from 'vitest'
import { listModels } from '../../../../src/background/request/openai.ts'
import { fails, seen, serve } from '../../fakes/answer-server.ts'

const lists: [reason: string, body: unknown, ids: string[], date?: string][] = [
  [
    'OpenAI',
    { object: 'list', data: [{ id: 'gpt-5.4' }, { id: 'gpt-4o' }, { id: 7 }, null] },
    ['gpt-4o', 'gpt-5.4'],
  ],
  ['a last day', { data: [{ id: 'old', shutdown_date: '2027-01-14' }] }, ['old'], '2027-01-14'],
  ['a last day that is none', { data: [{ id: 'old', shutdown_date: 'soon' }] }, ['old']],
  ['names under models', { models: [{ name: 'llava' }] }, ['llava']],
  ['a bare array', ['a', { id: 'b' }, 'a'], ['a', 'b']],
]
test.each(lists)('the model list of %s is read', async (_, body, ids, date) => {
  const value = ids.map((id) => ({ id, shutdownDate: date ?? null }))
  const baseUrl = await serve(fails(200, body))
  expect(await listModels({ baseUrl, key: 'k' }, new AbortController().signal)).toEqual({ ok: true, value })
  expect(seen[0]?.url).toBe('/v1/models')
})

test.each([
  [200, '<html>', 'not-the-api'],
  [200, { hello: 1 }, 'unexpected'],
  [200, { base_resp: { status_code: 1004, status_msg: 'login fail' }, data: null }, 'key-refused'],
  [200, { code: 401, message: 'Unauthorized', success: false }, 'key-refused'],
  [401, { error: { code: 'invalid_api_key' } }, 'key-refused'],
])('a model list that answers %i %j is %s', async (status, body, kind) => {
  const baseUrl = await serve(fails(status, body))
  const result = await listModels({ baseUrl, key: 'k' }, new AbortController().signal)
  expect(result).toMatchObject({ ok: false, report: { problem: { kind } } })
})
