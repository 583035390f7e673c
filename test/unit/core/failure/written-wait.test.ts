import { expect, test } from 'vitest'
import { readFailure } from '../../../../src/core/failure/api-failure.ts'

const about = { model: 'm', baseUrl: 'https://gateway.example/v1', sentLinks: false, now: 0 }

/** How long a refusal is waited for, in seconds. */
function waitOf(
  body: unknown,
  headers: { retryAfter: string | null; retryAfterMs?: string } = { retryAfter: null },
) {
  const problem = readFailure({ ...about, status: 429, body, headers })
  return problem.kind === 'rate-limited' ? problem.retryAfterSeconds : problem.kind
}

const written: [reason: string, message: string, seconds: number | null][] = [
  ['seconds', 'Rate limit reached. Please try again in 20s.', 20],
  ['minutes and a fraction', 'Please try again in 1m30.5s. Visit the page.', 91],
  ['hours', 'Please try again in 1h0m1s.', null],
  ['milliseconds', 'Please try again in 350ms.', 1],
  ['a whole word', 'Please retry after 20 seconds.', 20],
  ['what Google says', 'Please retry in 17.843s.', 18],
  ['what Kimi says', 'please try again after 1 seconds', 1],
  ['what GitHub says', 'Rate limit of 50 per 86400s exceeded. Please wait 40 seconds before retrying.', 40],
  ['two units in words', 'Try again in 2 minutes and 5 seconds.', 125],
  ['Chinese', '请求过于频繁，请在 20 秒后重试', 20],
  ['Chinese minutes', '请求过于频繁，请 2 分钟后再试', 120],
  ['a header in words', 'Retry-After: 20', 20],
  ['a number alone', 'Please retry after 20.', 20],
  ['the wait first', 'After 20 seconds, please retry.', 20],
  ['a request to be retried', 'You can retry your request in 7 s', 7],
  ['what cools down', '冷却时间：15秒', 15],
  ['traditional Chinese', '請求過於頻繁，請於 20 秒後重試', 20],
  ['a negative one', 'retry in -5s', null],
  ['one without an end', 'try again in 99999999999s', null],
  ['the user’s words', 'Too fast. Your question was "why wait 40 seconds?"', null],
  ['a limit, which is no wait', 'Limit: 3 per 60s. Rate limit reached.', null],
  ['words alone', 'Please try again later.', null],
  ['a day', 'Please try again in 24h.', null],
]
test.each(written)('a wait that is written is read: %s', (_, message, seconds) => {
  expect(waitOf({ error: { message, code: 'rate_limit_exceeded' } })).toBe(seconds)
})

test.each([
  [
    'Google',
    [
      {
        error: {
          code: 429,
          status: 'RESOURCE_EXHAUSTED',
          message: 'No.',
          details: [{ a: 1 }, { retryDelay: '17.2s' }],
        },
      },
    ],
    18,
  ],
  ['seconds', { error: { message: 'No.' }, retry_after: 7 }, 7],
  ['seconds as a text', { error: { message: 'No.', metadata: { retry_after: '7' } } }, 7],
  ['milliseconds', { error: { message: 'No.', retry_after_ms: 1500 } }, 2],
  ['too much', { error: { message: 'No.' }, retry_after: 86400 }, null],
  ['a time with its unit', { error: { message: 'No.' }, retry_after: '1m30s' }, 90],
  ['whole seconds of Google', { error: { details: [{ retryDelay: { seconds: '5', nanos: 0 } }] } }, 5],
  ['a header of the server behind', { error: { metadata: { headers: { 'Retry-After': '12' } } } }, 12],
  ['a negative one', { error: { details: [{ retryDelay: '-5s' }] } }, null],
  ['a word', { error: { message: 'No.' }, retry_after: 'soon' }, null],
])('a wait in a field is read: %s', (_, body, seconds) => {
  expect(waitOf(body)).toBe(seconds)
})

test('a header counts more than words, if it says something', () => {
  const body = { error: { message: 'Try again in 20s.' } }
  expect(waitOf(body, { retryAfter: '5' })).toBe(5)
  expect(waitOf(body, { retryAfter: 'soon' })).toBe(20)
  expect(waitOf(body, { retryAfter: '-1', retryAfterMs: '2100' })).toBe(3)
})

test('Groq’s limit that comes as 413 is waited for', () => {
  const body = {
    error: {
      message: 'Request too large on tokens per minute (TPM). Please try again in 9s.',
      code: 'rate_limit_exceeded',
    },
  }
  expect(readFailure({ ...about, status: 413, body, headers: { retryAfter: null } })).toEqual({
    kind: 'rate-limited',
    retryAfterSeconds: 9,
  })
})
