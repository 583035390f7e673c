import { expect, test } from 'vitest'
import { readRetryAfter } from '../../../../src/core/failure/retry-after.ts'
import type { Problem } from '../../../../src/core/problem/problem.ts'
import { type AutomaticRetry, automaticRetry } from '../../../../src/core/request/retry-policy.ts'

const now = Date.UTC(2026, 10, 22, 12, 0, 0)
const sent = { sentLevels: ['high'] as const, maxAnswerTokens: 4096, hasText: false }
const bytes = { ...sent, sentLinks: false, sentTypes: ['image/png'] }
const link = { ...sent, sentLinks: true, sentTypes: [] }
const retry = (
  problem: Problem,
  made: AutomaticRetry[] = [],
  context: Parameters<typeof automaticRetry>[2] = bytes,
) => automaticRetry(problem, made, context, 0)

const values: [reason: string, value: string | null, seconds: number | null][] = [
  ['whole seconds', '20', 20],
  ['zero', '0', 0],
  ['a fraction is rounded up', '1.2', 2],
  ['a date', 'Sun, 22 Nov 2026 12:00:30 GMT', 30],
  ['a date of the next day', 'Sun, 22 Nov 2026 12:59:59 GMT', 3599],
  ['a date in the past', 'Sun, 22 Nov 2026 11:00:00 GMT', null],
  ['a negative number', '-5', null],
  ['more than an hour', '86400', null],
  ['a huge number', '9'.repeat(400), null],
  ['words', 'soon', null],
  ['no month', 'Sun, 22 Nov, 2026', null],
  ['nothing', null, null],
  ['an empty value', '', null],
]
test.each(values)('Retry-After: %s', (_, value, seconds) => {
  expect(readRetryAfter(value, now)).toBe(seconds)
})

test.each([
  [2024, 1, 29],
  [2026, 2, 1],
  [2027, 0, 1],
  [2100, 11, 31],
])('an HTTP date of %i-%i-%i is the right moment', (year, month, day) => {
  const moment = Date.UTC(year, month, day, 23, 59, 58)
  expect(readRetryAfter(new Date(moment).toUTCString(), moment - 10_000)).toBe(10)
})

test('too many requests waits as long as asked, twice at most', () => {
  const problem: Problem = { kind: 'rate-limited', retryAfterSeconds: 7 }
  const wait: AutomaticRetry = { name: 'wait', seconds: 7 }
  expect(retry(problem)).toEqual(wait)
  expect(retry(problem, [wait])).toEqual(wait)
  expect(retry(problem, [wait, wait])).toBeNull()
})

test('a server in trouble is asked again after a growing delay with jitter', () => {
  const problem: Problem = { kind: 'server-trouble', status: 503, retryAfterSeconds: null }
  const first = automaticRetry(problem, [], bytes, 0)
  const second = automaticRetry(problem, [{ name: 'wait', seconds: 1 }], bytes, 0.999)
  expect(first).toEqual({ name: 'wait', seconds: 1 })
  expect(second?.name === 'wait' && second.seconds).toBeCloseTo(3, 1)
})

test('a server that asks for minutes of patience is left to the user', () => {
  expect(retry({ kind: 'rate-limited', retryAfterSeconds: 600 })).toBeNull()
})

const never: Problem[] = [
  { kind: 'no-credit' },
  { kind: 'key-refused' },
  { kind: 'content-refused' },
  { kind: 'unreachable' },
  { kind: 'not-the-api' },
  { kind: 'redirected' },
  { kind: 'connection-lost', reason: 'silence' },
  { kind: 'connection-lost', reason: 'no-first-byte' },
  { kind: 'unexpected', status: 429, code: null, words: null },
  { kind: 'model-without-vision', model: 'm' },
  { kind: 'chat-too-long', model: 'm' },
]
test.each(never)('$kind is never sent again by itself', (problem) => {
  expect(retry(problem)).toBeNull()
  expect(retry(problem, [], link)).toBeNull()
})

test('a link that fails is replaced by the image, once', () => {
  expect(retry({ kind: 'link-not-opened' }, [], link)).toEqual({ name: 'send-bytes' })
  expect(retry({ kind: 'links-unsupported' }, [], link)).toEqual({ name: 'send-bytes' })
  expect(retry({ kind: 'link-not-opened' }, [{ name: 'send-bytes' }], link)).toBeNull()
  expect(retry({ kind: 'link-not-opened' })).toBeNull()
})

test('a refusal that nothing explains may be of the link: the image itself is tried, once', () => {
  // Null is one inside a success, before any word of an answer.
  for (const status of [null, 400, 403, 404, 422]) {
    const problem: Problem = { kind: 'unexpected', status, code: null, words: null }
    expect(retry(problem, [], link)).toEqual({ name: 'send-bytes' })
    expect(retry(problem, [{ name: 'send-bytes' }], link)).toBeNull()
    expect(retry(problem)).toBeNull()
  }
})

test('a level that is unknown is asked at high, and one that was high without any', () => {
  const problem: Problem = { kind: 'detail-level-unknown' }
  const original = { ...bytes, sentLevels: ['low', 'original'] as const }
  const without: AutomaticRetry = { name: 'without-parameter', parameter: 'detail' }
  expect(retry(problem, [], original)).toEqual({ name: 'detail-high' })
  expect(retry(problem, [{ name: 'detail-high' }], original)).toBeNull()
  expect(retry(problem)).toEqual(without)
  expect(retry(problem, [{ name: 'detail-high' }])).toEqual(without)
  expect(retry(problem, [without])).toBeNull()
})

const limits: [reason: string, fits: number | null, asked: number, tokens: number | null][] = [
  ['what fits', 3132, 4096, 3132],
  ['half of it where nobody says what fits', null, 4096, 2048],
  ['half of it where the server contradicts itself', 9000, 4096, 2048],
  ['nothing where no answer would fit', null, 20, null],
]
test.each(limits)('a longest answer that is too long becomes %s, once', (_, fits, asked, tokens) => {
  const problem: Problem = { kind: 'answer-limit-too-large', model: 'm', fits }
  const fit: AutomaticRetry | null = tokens === null ? null : { name: 'fit-answer', maxAnswerTokens: tokens }
  expect(retry(problem, [], { ...bytes, maxAnswerTokens: asked })).toEqual(fit)
  if (fit) expect(retry(problem, [fit], { ...bytes, maxAnswerTokens: asked })).toBeNull()
})

test('an unreadable image is encoded anew, once, unless it was JPEG or PNG already', () => {
  const webp = { ...bytes, sentTypes: ['image/webp'] }
  expect(retry({ kind: 'image-unreadable' }, [], webp)).toEqual({ name: 'reencode' })
  expect(retry({ kind: 'image-unreadable' }, [], link)).toEqual({ name: 'reencode' })
  expect(retry({ kind: 'image-unreadable' }, [{ name: 'reencode' }], webp)).toBeNull()
  expect(retry({ kind: 'image-unreadable' })).toBeNull()
})

test('an image that is too large is shrunk, once', () => {
  expect(retry({ kind: 'image-too-large' })).toEqual({ name: 'shrink' })
  expect(retry({ kind: 'image-too-large' }, [{ name: 'shrink' }])).toBeNull()
})

test('each unknown parameter is left out, once', () => {
  const unknown = (parameter: 'detail' | 'stream_options') =>
    ({ kind: 'unknown-parameter', parameter }) as const
  const made: AutomaticRetry[] = [{ name: 'without-parameter', parameter: 'detail' }]
  expect(retry(unknown('detail'))).toEqual(made[0])
  expect(retry(unknown('detail'), made)).toBeNull()
  expect(retry(unknown('stream_options'), made)).toMatchObject({ parameter: 'stream_options' })
})

test('after text has arrived nothing is sent again by itself', () => {
  const problem: Problem = { kind: 'server-trouble', status: 500, retryAfterSeconds: null }
  expect(retry(problem, [], { ...bytes, hasText: true })).toBeNull()
})
