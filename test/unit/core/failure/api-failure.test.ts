import { expect, test } from 'vitest'
import { type FailedAnswer, failureDetails, readFailure } from '../../../../src/core/failure/api-failure.ts'
import {
  atHome,
  error,
  image,
  limited,
  links,
  type Row,
  trouble,
  unexpected,
  unreadable,
} from './api-failure-rows.ts'

const openAi = 'https://api.openai.com/v1'

const read = (status: number | null, body: unknown, change: Partial<FailedAnswer> = {}) =>
  readFailure({
    status,
    body,
    headers: { retryAfter: null },
    model: 'm',
    baseUrl: openAi,
    sentLinks: false,
    now: 0,
    ...change,
  })

const account: Row[] = [
  ['a wrong key', 401, error('invalid_api_key', 'Incorrect API key provided'), { kind: 'key-refused' }],
  ['a wrong key without a body', 401, '', { kind: 'key-refused' }],
  [
    'a wrong key at Google',
    400,
    [{ error: { code: 400, message: 'API key not valid.' } }],
    { kind: 'key-refused' },
  ],
  [
    'no organization',
    401,
    error(null, 'You must be a member of an organization to use the API'),
    { kind: 'organization-required' },
  ],
  [
    'an address that is not on the list',
    401,
    error('ip_not_authorized', 'IP not authorized'),
    { kind: 'address-not-allowed' },
  ],
  ['the same by words', 401, error(null, 'Your IP is not authorized'), { kind: 'address-not-allowed' }],
  ['a country', 403, error('unsupported_country_region_territory'), { kind: 'region-blocked' }],
  ['a country by words', 403, error(null, 'Country not supported'), { kind: 'region-blocked' }],
  [
    'a missing scope, named',
    403,
    error(null, 'You have insufficient permissions for this operation. Missing scopes: model.request. Check'),
    { kind: 'missing-scope', scope: 'model.request' },
  ],
  [
    'a missing scope with 401 and a code',
    401,
    error('missing_scope', 'No.'),
    { kind: 'missing-scope', scope: null },
  ],
  ['no credit', 429, error('insufficient_quota', '', 'insufficient_quota'), { kind: 'no-credit' }],
  ['an empty balance', 429, error('credit_balance_exhausted'), { kind: 'no-credit' }],
  [
    'a spending limit by words',
    429,
    error(null, 'You reached your monthly spend limit'),
    { kind: 'no-credit' },
  ],
  [
    'OpenRouter without credit',
    402,
    { error: { code: 402, message: 'Insufficient credits' } },
    { kind: 'no-credit' },
  ],
  ['too many requests', 429, error('rate_limit_exceeded', '', 'requests'), limited],
  ['too many requests without a body', 429, null, limited],
  ['slow down with 503', 503, error('slow_down'), limited],
  [
    'Retry-After in seconds',
    429,
    error('rate_limit_exceeded'),
    { kind: 'rate-limited', retryAfterSeconds: 7 },
    { headers: { retryAfter: '7' } },
  ],
]

const model: Row[] = [
  ['an unknown model', 404, error('model_not_found'), { kind: 'model-not-found', model: 'm' }],
  ['a model of another project', 403, error('model_not_found'), { kind: 'model-not-found', model: 'm' }],
  [
    'an unknown model at Ollama',
    404,
    { error: 'model "x" not found, try pulling it first' },
    { kind: 'model-not-found', model: 'm' },
    atHome,
  ],
  [
    'an unknown model at OpenRouter',
    400,
    { error: { code: 400, message: 'x/y is not a valid model ID' } },
    { kind: 'model-not-found', model: 'm' },
  ],
  [
    'no images at OpenAI',
    400,
    error(null, 'Invalid content type. image_url is only supported by certain models.'),
    { kind: 'model-without-vision', model: 'm' },
  ],
  [
    'no images at llama.cpp',
    500,
    { error: { code: 500, message: 'image input is not supported - hint: mmproj', type: 'server_error' } },
    { kind: 'model-without-vision', model: 'm' },
    { ...atHome, ...links },
  ],
  [
    'no images at vLLM',
    400,
    { object: 'error', message: 'facebook/opt-125m is not a multimodal model', code: 400 },
    { kind: 'model-without-vision', model: 'm' },
  ],
  [
    'no images at OpenRouter',
    404,
    { error: { code: 404, message: 'No endpoints found that support image input' } },
    { kind: 'model-without-vision', model: 'm' },
  ],
  ['a chat that is too long', 400, error('context_length_exceeded'), { kind: 'chat-too-long', model: 'm' }],
  [
    'the same at vLLM',
    400,
    { message: "This model's maximum context length is 8192 tokens." },
    { kind: 'chat-too-long', model: 'm' },
  ],
  [
    'an unknown parameter',
    400,
    error('unknown_parameter', "Unknown parameter: 'max_completion_tokens'.", '', 'max_completion_tokens'),
    { kind: 'unknown-parameter', parameter: 'max_completion_tokens' },
  ],
  [
    'an unknown parameter at Mistral',
    422,
    {
      detail: [
        { type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted' },
      ],
    },
    { kind: 'unknown-parameter', parameter: 'stream_options' },
  ],
  [
    'an unknown detail',
    400,
    error('unknown_parameter', 'Unknown', '', 'messages[1].content[1].image_url.detail'),
    { kind: 'unknown-parameter', parameter: 'detail' },
  ],
]

const server: Row[] = [
  ['an empty 403 on this computer', 403, '', { kind: 'local-server-refuses' }, atHome],
  ['an empty 403 elsewhere', 403, '', unexpected(403)],
  ['a captive portal that says so', 511, '<html>', { kind: 'not-the-api' }],
  ...[408, 409, 500, 502, 503, 529].map((status): Row => [`status ${status}`, status, '', trouble(status)]),
  ['an overloaded server in mid-stream', null, { message: 'x', type: 'overloaded_error' }, trouble(0)],
  ['a status in the code in mid-stream', null, { message: 'Bad gateway', code: 502 }, trouble(502)],
  ['plain text in mid-stream', null, 'something broke', unexpected(null, null, 'something broke')],
  ['a 404 of another page', 404, '<html>Not found</html>', unexpected(404)],
  ['an unknown code', 400, error('brand_new_code'), unexpected(400, 'brand_new_code')],
  ['nothing at all', 418, null, unexpected(418)],
  [
    'numbers where text belongs',
    400,
    { error: { code: {}, type: [], message: 7, param: {} } },
    unexpected(400, '{}'),
  ],
]

test.each([...account, ...model, ...image, ...unreadable, ...server])(
  '%s',
  (_, status, body, problem, change) => {
    expect(read(status, body, change)).toEqual(problem)
  },
)

test('a lack of credit is recognised inside a stream too', () => {
  expect(read(null, { code: 'insufficient_quota', message: 'x' })).toEqual({ kind: 'no-credit' })
})

test('what nobody understands is told in the words of the server: one line, short, without keys and directions', () => {
  const message = `The  flux\n\u202edrained sk-canary0123456789 at https://x.example/a?key=canary. ${'Long. '.repeat(99)}`
  const problem = read(400, error('flux', message))
  const words = problem.kind === 'unexpected' ? (problem.words ?? '') : ''
  expect(words).toMatch(/^The flux drained \[…\] at https:\/\/x\.example\/a\b.*…$/)
  expect(words.length).toBeLessThanOrEqual(300)
  expect(words).not.toContain('canary')
  for (const body of ['<p>Not found</p>', '', null, { hello: 'world' }, error('flux', '7')])
    expect(read(400, body)).toMatchObject({ kind: 'unexpected', words: null })
})

test('details name status, code and message, without keys, queries or images', () => {
  const body = error(
    'bad',
    'Failed https://u:p@host/a.png?token=canary1 with sk-canary2abc data:image/png;base64,canary3',
  )
  const details = failureDetails(400, body)
  expect(details).toContain('HTTP 400 · bad · invalid_request_error')
  expect(details).toContain('https://host/a.png')
  expect(details).not.toContain('canary')
})
