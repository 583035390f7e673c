import { expect, test } from 'vitest'
import { type FailedAnswer, failureDetails, readFailure } from '../../src/core/api-failure.ts'
import type { Problem } from '../../src/core/problem.ts'

const openAi = 'https://api.openai.com/v1'
const local = 'http://127.0.0.1:11434/v1'

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

const error = (
  code: string | null,
  message = '',
  type = 'invalid_request_error',
  param: string | null = null,
) => ({
  error: { code, message, type, param },
})

const unexpected = (status: number | null, code: string | null = null): Problem => ({
  kind: 'unexpected',
  status,
  code,
})
const trouble = (status: number): Problem => ({ kind: 'server-trouble', status, retryAfterSeconds: null })
const limited: Problem = { kind: 'rate-limited', retryAfterSeconds: null }
const links = { sentLinks: true }
const atHome = { baseUrl: local }

type Row = [
  reason: string,
  status: number | null,
  body: unknown,
  problem: Problem,
  change?: Partial<FailedAnswer>,
]

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

const image: Row[] = [
  ['a link that does not open', 400, error('invalid_image_url'), { kind: 'link-not-opened' }, links],
  [
    'the same by words',
    400,
    error(null, 'Error while downloading https://x'),
    { kind: 'link-not-opened' },
    links,
  ],
  [
    'a slow link',
    400,
    error(null, 'Timeout while downloading https://x'),
    { kind: 'link-not-opened' },
    links,
  ],
  ['a bad URL when none was sent', 400, error('invalid_image_url'), { kind: 'image-unreadable' }],
  [
    'no links at LM Studio',
    400,
    { error: "'url' field must be a base64 encoded image." },
    { kind: 'links-unsupported' },
    links,
  ],
  [
    'a WebP at LM Studio',
    400,
    { error: "'url' field must be a base64 encoded image." },
    { kind: 'image-unreadable' },
  ],
  ['no links at Ollama', 400, error(null, 'invalid image input'), { kind: 'links-unsupported' }, links],
  ['a GIF at Ollama', 400, error(null, 'invalid image input'), { kind: 'image-unreadable' }],
  [
    'broken base64 beside a link',
    400,
    error('invalid_base64_image', 'base64'),
    { kind: 'image-unreadable' },
    links,
  ],
  ['a bad value of the image', 400, error('invalid_value', 'Invalid image'), { kind: 'image-unreadable' }],
  [
    'too many patches',
    400,
    error(null, 'Image requires 31,000 patches after processing, exceeding the limit of 30000'),
    { kind: 'image-too-large' },
  ],
  ['a file too large', 400, error('image_file_too_large'), { kind: 'image-too-large' }],
  ['a body too large', 413, '<html>413</html>', { kind: 'image-too-large' }],
  ['a declined image', 400, error('image_content_policy_violation'), { kind: 'content-refused' }],
  ['a declined question', 400, error('invalid_prompt'), { kind: 'content-refused' }],
  ['a filter at Azure', 400, error('content_filter'), { kind: 'content-refused' }],
  [
    'moderation at OpenRouter',
    403,
    { error: { code: 403, message: 'Your input was flagged' } },
    { kind: 'content-refused' },
  ],
]
const unreadable = [
  ...['invalid_image_format', 'invalid_image', 'invalid_base64_image', 'image_parse_error'],
  ...['unsupported_image_media_type', 'empty_image_file'],
].map((code): Row => [code, 400, error(code), { kind: 'image-unreadable' }])

const server: Row[] = [
  ['an empty 403 on this computer', 403, '', { kind: 'local-server-refuses' }, atHome],
  ['an empty 403 elsewhere', 403, '', unexpected(403)],
  ['a captive portal that says so', 511, '<html>', { kind: 'not-the-api' }],
  ...[408, 409, 500, 502, 503, 529].map((status): Row => [`status ${status}`, status, '', trouble(status)]),
  ['an overloaded server in mid-stream', null, { message: 'x', type: 'overloaded_error' }, trouble(0)],
  ['a status in the code in mid-stream', null, { message: 'Bad gateway', code: 502 }, trouble(502)],
  ['plain text in mid-stream', null, 'something broke', unexpected(null)],
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
