import { describe, expect, test } from 'vitest'
import { readFailure } from '../../../../src/core/failure/api-failure.ts'
// In other words, of other shapes, and in the user's own words.
import oddRefusals from './odd-refusals.json' with { type: 'json' }
import refusals from './server-refusals.json' with { type: 'json' }
// From the error pages of the vendors, and from threads of those who met them.
import vendorRefusals from './vendor-refusals.json' with { type: 'json' }

const about = { headers: { retryAfter: null }, model: 'm', now: 0 }

describe('a refusal of a server', () => {
  test.each([...refusals, ...vendorRefusals, ...oddRefusals])(
    '$name',
    ({ status, body, baseUrl, sentLinks, kind }) => {
      expect(readFailure({ ...about, status, body, baseUrl, sentLinks }).kind).toBe(kind)
    },
  )
})

test('a message that is made to be hard to read is read quickly', () => {
  const start = performance.now()
  const pieces = [
    '1',
    '1,',
    '1s ',
    'image ',
    'url(',
    'model "',
    'prompt "',
    'max_tokens ',
    'content ',
    '请在',
    'input_value=',
    'failed to ',
    "content: 'a ",
    "input 'aa",
    '"content": "a',
    'retry after 1s ',
    'url is ',
    '输入 1 ',
    'sum of 1 + ',
    'NOT_ENOUGH_',
    'subscription ',
    '额度',
  ]
  for (const piece of pieces) {
    const message = piece.repeat(64_000 / piece.length)
    readFailure({
      ...about,
      status: 400,
      body: { error: { message } },
      baseUrl: 'https://a.example/v1',
      sentLinks: true,
    })
  }
  expect(performance.now() - start).toBeLessThan(1500)
})
