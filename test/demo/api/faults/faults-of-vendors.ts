import { type ApiError, apiError } from '../api-error.ts'
import type { Asked, Fault } from './fault.ts'

/** A refusal as a vendor writes it, with its own body. */
const says = (status: number, body: unknown): ApiError =>
  apiError(status, '', { body: { type: 'application/json', text: JSON.stringify(body) } })

const always = (name: string, shows: string, status: number, body: unknown): Fault => ({
  name: `fault-${name}`,
  shows,
  refuse: () => says(status, body),
})

const unless = (
  isFine: (asked: Asked) => boolean,
  [name, shows, status, body]: [name: string, shows: string, status: number, body: unknown],
): Fault => ({
  name: `fault-${name}`,
  shows,
  refuse: (asked) => (isFine(asked) ? null : says(status, body)),
})

const hasNoLink = ({ images }: Asked) => images.every(({ as }) => as !== 'link')
const isSecond = ({ attempt }: Asked) => attempt % 2 === 0

/** What the window of `fault-vllm-answer` leaves for an answer, in tokens. */
const room = 3196
const claude = (type: string, message: string) => ({ type: 'error', error: { type, message } })

/** Refusals of other servers than OpenAI, each kind and each vendor once. */
export const vendorFaults: readonly Fault[] = [
  always('glm-arrears', 'GLM: the account is in arrears', 429, {
    error: { code: '1113', message: '您的账户已欠费，请充值后重试' },
  }),
  always('glm-unsafe', 'GLM: unsafe content', 400, {
    error: { code: '1301', message: '系统检测到输入或生成内容可能包含不安全或敏感内容' },
  }),
  unless(isSecond, [
    'glm-busy',
    'GLM: busy every first of two times',
    429,
    { error: { code: '1305', message: '该模型当前访问量过大，请在 2 秒后重试' } },
  ]),
  always('kimi-quota', 'Kimi: the quota is used up', 429, {
    error: {
      type: 'exceeded_current_quota_error',
      message: 'You exceeded your current token quota: please check your account balance',
    },
  }),
  unless(hasNoLink, [
    'kimi-links',
    'Kimi: takes no links',
    400,
    {
      error: {
        type: 'invalid_request_error',
        message: 'Invalid request: unsupported image url: https://x.example/a.png',
      },
    },
  ]),
  always('kimi-long', 'Kimi: the chat is too long', 400, {
    error: {
      type: 'invalid_request_error',
      message: 'Invalid request: Your request exceeded model token limit: 8192 (requested: 9216)',
    },
  }),
  unless(hasNoLink, [
    'qwen-link',
    'Qwen: the link is not downloaded',
    400,
    {
      error: {
        code: 'invalid_parameter_error',
        message: '<400> InternalError.Algo.InvalidParameter: Failed to download multimodal content',
      },
    },
  ]),
  always('deepseek-blind', 'DeepSeek: a blind model', 400, {
    error: {
      message:
        'Failed to deserialize the JSON body into the target type: messages[1]: unknown variant `image_url`, expected `text` at line 1 column 679289',
      type: 'invalid_request_error',
      param: null,
      code: 'invalid_request_error',
    },
  }),
  always('ark-overdue', 'Ark: an overdue balance', 403, {
    error: {
      code: 'AccountOverdueError',
      message: 'The request failed because your account has an overdue balance.',
    },
  }),
  always('siliconflow-model', 'SiliconFlow: no such model', 400, {
    code: 20012,
    message: 'Model does not exist. Please check it carefully.',
    data: null,
  }),
  always('minimax-balance', 'MiniMax: no balance', 400, {
    base_resp: { status_code: 1008, status_msg: 'insufficient balance' },
  }),
  always('baidu-token', 'Baidu: a token that is none', 400, {
    error_code: 110,
    error_msg: 'Access token invalid or no longer valid',
  }),
  always('tencent-package', 'Tencent: the package is used up', 400, {
    Response: {
      Error: { Code: 'FailedOperation.ResourcePackExhausted', Message: '资源包余量已用尽' },
      RequestId: 'r1',
    },
  }),
  always('gemini-region', 'Gemini: a region that is not served', 400, [
    {
      error: {
        code: 400,
        message: 'User location is not supported for the API use.',
        status: 'FAILED_PRECONDITION',
      },
    },
  ]),
  unless(isSecond, [
    'gemini-wait',
    'Gemini: too fast every first of two times, with the wait in its details',
    429,
    [
      {
        error: {
          code: 429,
          message: 'Resource has been exhausted (e.g. check quota).',
          status: 'RESOURCE_EXHAUSTED',
          details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '3s' }],
        },
      },
    ],
  ]),
  unless(hasNoLink, [
    'gemini-link',
    'Gemini: a link is refused without a reason; bytes work',
    400,
    [{ error: { code: 400, message: 'Request contains an invalid argument.', status: 'INVALID_ARGUMENT' } }],
  ]),
  always(
    'claude-credit',
    'Claude: the credit is too low',
    400,
    claude(
      'invalid_request_error',
      'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
    ),
  ),
  unless(isSecond, [
    'claude-overloaded',
    'Claude: overloaded every first of two times',
    529,
    claude('overloaded_error', 'Overloaded'),
  ]),
  unless(isSecond, [
    'claude-image',
    'Claude: the image is too large every first of two times',
    400,
    claude(
      'invalid_request_error',
      'messages.0.content.0.image.source.base64: image exceeds 10 MB maximum: 12000000 bytes > 10485760 bytes',
    ),
  ]),
  always('xai-key', 'xAI: a wrong key, as 400', 400, {
    code: 'Client specified an invalid argument',
    error: 'Incorrect API key provided: xa***bc. You can obtain an API key from https://console.x.ai.',
  }),
  always('reseller-quota', 'a reseller: no quota', 403, {
    error: {
      code: 'insufficient_user_quota',
      message: '用户额度不足, 剩余额度: ＄-0.05',
      type: 'new_api_error',
    },
  }),
  always('openrouter-key-limit', 'OpenRouter: the limit of the key', 403, {
    error: { code: 403, message: 'Key limit exceeded (total limit).' },
  }),
  unless(isSecond, [
    'groq-413',
    'Groq: tokens a minute as 413, every first of two times',
    413,
    {
      error: {
        message:
          'Request too large for model `m` on tokens per minute (TPM): Limit 6000, Requested 9000. Please try again in 2s.',
        type: 'tokens',
        code: 'rate_limit_exceeded',
      },
    },
  ]),
  unless(
    ({ request }) => request.maxTokens <= room,
    [
      'vllm-answer',
      `vLLM: a longest answer of more than ${room} tokens does not fit`,
      400,
      {
        error: {
          message: `'max_tokens' or 'max_completion_tokens' is too large: 4096. This model's maximum context length is 4096 tokens and your request has ${4096 - room} input tokens (4096 > 4096 - ${4096 - room}).`,
          type: 'BadRequestError',
          param: 'max_tokens',
          code: 400,
        },
      },
    ],
  ),
  always('answer-limit-always', 'no longest answer is short enough', 400, {
    error: { message: 'max_tokens is too large', type: 'BadRequestError', code: 400 },
  }),
  unless(
    ({ request }) => request.images.every(({ detail }) => detail !== 'original'),
    [
      'detail-original',
      'the detail original is unknown',
      400,
      {
        error: {
          message: "Invalid value: 'original'. Supported values are: 'auto', 'low', and 'high'.",
          type: 'invalid_request_error',
          param: 'messages[1].content[1].image_url.detail',
          code: 'invalid_value',
        },
      },
    ],
  ),
  always('framework', 'a framework: the reason beside the error', 400, {
    statusCode: 400,
    error: 'Bad Request',
    message: 'This model does not support image input',
  }),
]
