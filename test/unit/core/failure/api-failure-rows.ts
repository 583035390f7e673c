import type { FailedAnswer } from '../../../../src/core/failure/api-failure.ts'
import type { Problem } from '../../../../src/core/problem/problem.ts'

/** An error body as OpenAI writes it. */
export const error = (
  code: string | null,
  message = '',
  type = 'invalid_request_error',
  param: string | null = null,
) => ({
  error: { code, message, type, param },
})

export const unexpected = (
  status: number | null,
  code: string | null = null,
  words: string | null = null,
): Problem => ({
  kind: 'unexpected',
  words,
  status,
  code,
})
export const trouble = (status: number): Problem => ({
  kind: 'server-trouble',
  status,
  retryAfterSeconds: null,
})
export const limited: Problem = { kind: 'rate-limited', retryAfterSeconds: null }
/** An image went as a link. */
export const links = { sentLinks: true }
/** The server is on this computer. */
export const atHome = { baseUrl: 'http://127.0.0.1:11434/v1' }

/** One way in which a server refuses, and what we make of it. */
export type Row = [
  reason: string,
  status: number | null,
  body: unknown,
  problem: Problem,
  change?: Partial<FailedAnswer>,
]

/** Refusals that concern the image. */
export const image: Row[] = [
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

/** Codes that mean an unreadable image. */
export const unreadable = [
  ...['invalid_image_format', 'invalid_image', 'invalid_base64_image', 'image_parse_error'],
  ...['unsupported_image_media_type', 'empty_image_file'],
].map((code): Row => [code, 400, error(code), { kind: 'image-unreadable' }])
