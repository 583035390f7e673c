import type { Problem } from '../../../../src/core/problem/problem.ts'

/** A refusal as a vendor's documents or its users tell it, and the kind of problem that it is. */
export type Refusal = [name: string, status: number, body: unknown, kind: Problem['kind'], sentLinks?: 'link']

/** The refusals of the servers at one base URL. */
export type Refusals = { baseUrl: string; rows: Refusal[] }

const error = (message: string, code: unknown = null, type = 'invalid_request_error') => ({
  error: { message, type, param: null, code },
})
const google = (code: number, status: string, message: string, details: unknown[] = []) => [
  { error: { code, message, status, details } },
]
const claude = (type: string, message: string) => ({ type: 'error', error: { type, message } })
const glm = (code: string, message: string) => ({ error: { code, message } })
const resp = (status_code: number, status_msg: string) => ({ base_resp: { status_code, status_msg } })

/** By vendor; sources are the error pages of each and threads of those who met them. */
export const vendorRefusals: Record<string, Refusals> = {
  OpenAI: {
    baseUrl: 'https://api.openai.com/v1',
    rows: [
      [
        'no quota',
        429,
        error(
          'You exceeded your current quota, please check your plan and billing details.',
          'insufficient_quota',
          'insufficient_quota',
        ),
        'no-credit',
      ],
      [
        'not active',
        429,
        error(
          'Your account is not active, please check your billing details on our website.',
          'billing_not_active',
        ),
        'no-credit',
      ],
      [
        'a rate limit that advises a payment method',
        429,
        error(
          'Rate limit reached for m on requests per min (RPM): Limit 3. Please try again in 20s. You can increase your rate limit by adding a payment method to your account.',
          'rate_limit_exceeded',
          'requests',
        ),
        'rate-limited',
      ],
      [
        'a rate limit that mentions the context length',
        429,
        error(
          'Request too large for m on tokens per min (TPM): Limit 30000, Requested 41000. The context length must be reduced.',
          'rate_limit_exceeded',
          'tokens',
        ),
        'rate-limited',
      ],
      [
        'answer longer than any',
        400,
        error(
          'max_tokens is too large: 200000. This model supports at most 16384 completion tokens, whereas you provided 200000.',
          'invalid_value',
        ),
        'answer-limit-too-large',
      ],
      [
        'the chat and the answer',
        400,
        error(
          "This model's maximum context length is 4097 tokens. However, you requested 5000 tokens (900 in the messages, 4100 in the completion). Please reduce the length of the messages or completion.",
          'context_length_exceeded',
        ),
        'answer-limit-too-large',
      ],
      [
        'the chat alone',
        400,
        error(
          "This model's maximum context length is 4097 tokens. However, you requested 8977 tokens (8977 in the messages, 100 in the completion).",
          'context_length_exceeded',
        ),
        'chat-too-long',
      ],
      [
        'the older limit of the answer',
        400,
        error(
          "Unsupported parameter: 'max_completion_tokens' is not supported with this model.",
          'unsupported_parameter',
        ),
        'unknown-parameter',
      ],
      [
        'an answer too short to think',
        400,
        error(
          'Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens.',
        ),
        'unexpected',
      ],
      [
        'a model whose name speaks of money',
        404,
        error('The model `balance-7b` does not exist or you do not have access to it.', 'model_not_found'),
        'model-not-found',
      ],
      [
        'the same without a code',
        400,
        error('The model `insufficient-balance-13b` does not exist'),
        'model-not-found',
      ],
      [
        'a link whose name speaks of money',
        400,
        error(
          'Error while downloading https://x.example/insufficient-balance/rate-limit.png.',
          'invalid_image_url',
        ),
        'link-not-opened',
        'link',
      ],
      [
        'a question that speaks of money',
        400,
        error(
          'Your prompt "what is my credit balance" was flagged as potentially violating our usage policy.',
          'invalid_prompt',
        ),
        'content-refused',
      ],
      [
        'a deactivated account',
        401,
        error('The OpenAI account associated with this API key has been deactivated.', 'account_deactivated'),
        'key-refused',
      ],
    ],
  },
  Azure: {
    baseUrl: 'https://mine.openai.azure.com/openai/v1',
    rows: [
      [
        'too fast',
        429,
        error(
          'Requests to the ChatCompletions_Create Operation have exceeded call rate limit of your current AIServices S0 pricing tier. Please retry after 20 seconds.',
          '429',
        ),
        'rate-limited',
      ],
      [
        'its filter',
        400,
        {
          error: {
            message:
              "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
            code: 'content_filter',
            status: 400,
            innererror: { code: 'ResponsibleAIPolicyViolation' },
          },
        },
        'content-refused',
      ],
      [
        'no deployment',
        404,
        error('The API deployment for this resource does not exist.', 'DeploymentNotFound'),
        'model-not-found',
      ],
      [
        'a wall',
        403,
        error('Access denied due to Virtual Network/Firewall rules.', '403'),
        'address-not-allowed',
      ],
    ],
  },
  OpenRouter: {
    baseUrl: 'https://openrouter.ai/api/v1',
    rows: [
      [
        'fewer tokens for the money',
        402,
        {
          error: {
            code: 402,
            message:
              'This request requires more credits, or fewer max_tokens. You requested up to 65536 tokens, but can only afford 3000.',
          },
        },
        'no-credit',
      ],
      [
        'free models a day',
        429,
        {
          error: {
            code: 429,
            message:
              'Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day',
          },
        },
        'rate-limited',
      ],
      [
        'the window',
        400,
        {
          error: {
            code: 400,
            message:
              "This endpoint's maximum context length is 131072 tokens. However, you requested about 138956 tokens (7884 of text input, 131072 in the output).",
          },
        },
        'answer-limit-too-large',
      ],
      [
        'no images',
        404,
        { error: { code: 404, message: 'No endpoints found that support image input' } },
        'model-without-vision',
      ],
      [
        'no provider',
        404,
        { error: { code: 404, message: 'No allowed providers are available for the selected model.' } },
        'model-not-found',
      ],
      [
        'the words of who is behind it',
        400,
        {
          error: {
            code: 400,
            message: 'Provider returned error',
            metadata: {
              raw: '{"error":{"message":"Error while downloading file. Upstream status code: 403.","type":"invalid_request_error"}}',
              provider_name: 'P',
            },
          },
        },
        'link-not-opened',
        'link',
      ],
      [
        'money of who is behind it',
        400,
        {
          error: {
            code: 400,
            message: 'Provider returned error',
            metadata: { raw: '{"error":{"message":"Insufficient Balance"}}' },
          },
        },
        'no-credit',
      ],
    ],
  },
  DeepSeek: {
    baseUrl: 'https://api.deepseek.com',
    rows: [
      [
        'a wrong key',
        401,
        error('Authentication Fails (no such user)', 'invalid_request_error', 'authentication_error'),
        'key-refused',
      ],
      ['no such model', 400, error('Model Not Exist', 'invalid_request_error'), 'model-not-found'],
      [
        'the range of the answer',
        400,
        error(
          'Invalid max_tokens value, the valid range of max_tokens is [1, 8192]',
          'invalid_request_error',
        ),
        'answer-limit-too-large',
      ],
      ['busy', 503, error('Service is too busy.', 'service_unavailable_error'), 'server-trouble'],
    ],
  },
  Qwen: {
    baseUrl: 'https://dashscope.aliyuncs.com/compatible-mode/v1',
    rows: [
      ['a wrong key', 401, error('Incorrect API key provided.', 'invalid_api_key'), 'key-refused'],
      [
        'tokens a minute',
        429,
        error(
          'Allocated quota exceeded, please increase your quota limit.',
          'Throttling.AllocationQuota',
          'Throttling.AllocationQuota',
        ),
        'rate-limited',
      ],
      [
        'requests',
        429,
        error('You have exceeded your current request limit.', 'limit_requests', 'limit_requests'),
        'rate-limited',
      ],
      [
        'the free tier',
        403,
        error('The free tier of the model has been exhausted.', 'AllocationQuota.FreeTierOnly'),
        'no-credit',
      ],
      [
        'the range of the input',
        400,
        error(
          '<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 30720]',
          'invalid_parameter_error',
        ),
        'chat-too-long',
      ],
      [
        'the range of the answer',
        400,
        error(
          '<400> InternalError.Algo.InvalidParameter: Range of max_tokens should be [1, 8192]',
          'invalid_parameter_error',
        ),
        'answer-limit-too-large',
      ],
      [
        'a slow link',
        400,
        error(
          '<400> InternalError.Algo.InvalidParameter: Download the media resource timed out during the data inspection process.',
          'invalid_parameter_error',
        ),
        'link-not-opened',
        'link',
      ],
      [
        'a file too large',
        400,
        error('Exceeded limit on max bytes per data-uri item : 10485760', 'invalid_parameter_error'),
        'image-too-large',
      ],
      [
        'a tiny picture',
        400,
        error(
          'The image length and width do not meet the model restrictions. [height:8 or width:8 must be larger than 10]',
          'invalid_parameter_error',
        ),
        'image-unreadable',
      ],
      [
        'a blind model',
        400,
        error(
          '<400> InternalError.Algo.InvalidParameter: Unexpected item type in content.',
          'invalid_parameter_error',
        ),
        'model-without-vision',
      ],
      [
        'a model that is not opened',
        403,
        error('Model access denied.', 'Model.AccessDenied'),
        'model-not-found',
      ],
    ],
  },
  GLM: {
    baseUrl: 'https://open.bigmodel.cn/api/paas/v4',
    rows: [
      ['1000', 401, glm('1000', '身份验证失败'), 'key-refused'],
      [
        '1002',
        401,
        glm('1002', 'Authentication Token非法，请确认Authentication Token正确传递'),
        'key-refused',
      ],
      ['1003', 401, glm('1003', 'Authentication Token已过期，请重新生成/获取'), 'key-refused'],
      ['1112', 429, glm('1112', '您的账户已被锁定，请联系客服解锁'), 'key-refused'],
      ['1120', 400, glm('1120', '无法成功访问您的账户，请稍后重试'), 'server-trouble'],
      ['1121', 429, glm('1121', '账户存违规行为，账号已被锁定'), 'key-refused'],
      [
        '1214, the limit of the answer',
        400,
        glm('1214', 'max_tokens参数非法。取值范围[1,4096]'),
        'answer-limit-too-large',
      ],
      [
        '1214, a blind model',
        400,
        glm('1214', "messages.content.type参数非法，取值范围['text']"),
        'model-without-vision',
      ],
      ['1220', 403, glm('1220', '您无权访问glm-4.6v'), 'model-not-found'],
      ['1230', 400, glm('1230', 'API调用流程出错'), 'server-trouble'],
      ['1234', 500, glm('1234', '网络错误，错误id：202611，请联系客服'), 'server-trouble'],
      ['1261', 400, glm('1261', 'Prompt 超长'), 'chat-too-long'],
      ['1300', 400, glm('1300', 'API 调用被策略阻止'), 'content-refused'],
      [
        '1302',
        429,
        glm('1302', '您当前使用该API的并发数过高，请降低并发，或联系客服增加限额'),
        'rate-limited',
      ],
      [
        '1303',
        429,
        glm('1303', '您当前使用该 API 的频率过高，请降低频率，或联系客服增加限额'),
        'rate-limited',
      ],
      ['1304', 429, glm('1304', '该API已达今日调用次数限额，如有更多需求，请联系客服购买'), 'rate-limited'],
      [
        '1309',
        429,
        glm('1309', '您的 GLM Coding Plan 套餐已到期，暂无法使用，前往官方续订后即可恢复'),
        'no-credit',
      ],
      ['1311', 429, glm('1311', '当前订阅套餐暂未开放glm-5权限'), 'model-not-found'],
      [
        '1312',
        429,
        glm('1312', '该模型当前访问量过大，请您稍后再试，或切换其他模型如 glm-4.6v 等'),
        'rate-limited',
      ],
    ],
  },
  Kimi: {
    baseUrl: 'https://api.moonshot.cn/v1',
    rows: [
      [
        'suspended',
        429,
        {
          error: {
            type: 'exceeded_current_quota_error',
            message: 'Your account <ak> is suspended, please check your plan and billing details',
          },
        },
        'no-credit',
      ],
      [
        'requests a minute',
        429,
        {
          error: {
            type: 'rate_limit_reached_error',
            message:
              'Your account <ak> request reached organization max RPM: 3, please try again after 1 seconds',
          },
        },
        'rate-limited',
      ],
      [
        'no such model',
        404,
        {
          error: {
            type: 'resource_not_found_error',
            message: 'Not found the model kimi-x or Permission denied',
          },
        },
        'model-not-found',
      ],
      [
        'a wrong key',
        401,
        { error: { type: 'invalid_authentication_error', message: 'Invalid Authentication' } },
        'key-refused',
      ],
      [
        'a long input',
        400,
        { error: { type: 'invalid_request_error', message: 'Input token length too long' } },
        'chat-too-long',
      ],
      [
        'the billing cycle',
        403,
        {
          error: { type: 'access_error', message: "You've reached your usage limit for this billing cycle" },
        },
        'no-credit',
      ],
    ],
  },
  Ark: {
    baseUrl: 'https://ark.cn-beijing.volces.com/api/v3',
    rows: [
      [
        'not opened',
        404,
        error(
          'Your account 210 has not activated the model doubao-vision. Please activate the model service in the Ark Console.',
          'ModelNotOpen',
          'NotFound',
        ),
        'model-not-found',
      ],
      [
        'no endpoint',
        404,
        error(
          'The model or endpoint m does not exist or you do not have access to it.',
          'InvalidEndpointOrModel.NotFound',
          'NotFound',
        ),
        'model-not-found',
      ],
      [
        'tokens a minute',
        429,
        error(
          'The Tokens Per Minute (TPM) limit of the associated endpoint for your account has been exceeded.',
          'RateLimitExceeded.EndpointTPMExceeded',
          'TooManyRequests',
        ),
        'rate-limited',
      ],
      [
        'a limit of its own',
        429,
        error(
          'Your account [2] has reached the set inference limit for the [m] model, and the model service has been paused.',
          'SetLimitExceeded',
          'TooManyRequests',
        ),
        'no-credit',
      ],
      [
        'overloaded',
        429,
        error(
          'The service is currently unable to handle additional requests due to server overload.',
          'ServerOverloaded',
          'TooManyRequests',
        ),
        'rate-limited',
      ],
      [
        'a large image',
        400,
        error(
          'The request failed because the size of the input image exceeds the limit.',
          'InvalidParameter.OversizedImage',
          'BadRequest',
        ),
        'image-too-large',
      ],
      [
        'a format',
        400,
        error(
          'The request failed because the image format is not supported by the API.',
          'InvalidParameter.UnsupportedImageFormat',
          'BadRequest',
        ),
        'image-unreadable',
      ],
      [
        'a risk in the text',
        400,
        error(
          'The request could not be processed because the input text includes sensitive content.',
          'InputTextRiskDetection',
          'BadRequest',
        ),
        'content-refused',
      ],
      [
        'a wrong key',
        401,
        error(
          'The API key or AK/SK in the request is missing or invalid.',
          'AuthenticationError',
          'Unauthorized',
        ),
        'key-refused',
      ],
    ],
  },
  SiliconFlow: {
    baseUrl: 'https://api.siliconflow.cn/v1',
    rows: [
      ['a wrong key, as a text', 401, 'Invalid token', 'key-refused'],
      [
        'tokens a minute',
        429,
        { message: 'Request was rejected due to rate limiting. Details: TPM limit reached.', data: null },
        'rate-limited',
      ],
      [
        'overloaded',
        503,
        { code: 50505, message: 'Model service overloaded. Please try again later.', data: null },
        'server-trouble',
      ],
      ['disabled', 403, { code: 30003, message: 'Model disabled.', data: null }, 'model-not-found'],
      [
        'the length',
        400,
        {
          code: 20015,
          message: 'length of prompt_tokens (9000) must be less than max_seq_len (8192).',
          data: null,
        },
        'chat-too-long',
      ],
    ],
  },
  MiniMax: {
    baseUrl: 'https://api.minimaxi.com/v1',
    rows: [
      ['1002', 429, resp(1002, 'rate limit'), 'rate-limited'],
      [
        '1004',
        401,
        resp(
          1004,
          'login fail: Please carry the API secret key in the Authorization field of the request header',
        ),
        'key-refused',
      ],
      ['1008', 400, resp(1008, 'insufficient balance'), 'no-credit'],
      ['1026', 400, resp(1026, 'input new_sensitive'), 'content-refused'],
      ['1027', 400, resp(1027, 'output new_sensitive'), 'content-refused'],
      ['1039', 429, resp(1039, 'token limit'), 'rate-limited'],
      ['2013, the window', 400, resp(2013, 'invalid params, context window exceeds limit'), 'chat-too-long'],
      [
        '2049 in brackets',
        400,
        {
          type: 'error',
          error: { type: 'authorized_error', message: 'invalid api key (2049)', http_code: '401' },
        },
        'key-refused',
      ],
      [
        '1008 in brackets',
        429,
        {
          type: 'error',
          error: {
            type: 'insufficient_balance_error',
            message: 'insufficient balance (1008)',
            http_code: '429',
          },
        },
        'no-credit',
      ],
      ['1033', 400, resp(1033, 'system error'), 'server-trouble'],
    ],
  },
  Baidu: {
    baseUrl: 'https://qianfan.baidubce.com/v2',
    rows: [
      ['110', 400, { error_code: 110, error_msg: 'Access token invalid or no longer valid' }, 'key-refused'],
      ['17', 400, { error_code: 17, error_msg: 'Open api daily request limit reached' }, 'no-credit'],
      ['18', 400, { error_code: 18, error_msg: 'Open api qps request limit reached' }, 'rate-limited'],
      [
        'a long prompt',
        400,
        {
          error: {
            code: 'tokens_too_long',
            message: 'Prompt tokens too long',
            type: 'invalid_request_error',
          },
          id: 'as-1',
        },
        'chat-too-long',
      ],
      [
        'requests a minute',
        429,
        {
          error: {
            code: 'rpm_rate_limit_exceeded',
            message: 'Rate limit reached for RPM',
            type: 'rate_limit_exceeded',
          },
        },
        'rate-limited',
      ],
      [
        'a wrong key',
        401,
        {
          error: {
            code: 'invalid_iam_token',
            message: 'IAM Certification failed',
            type: 'invalid_request_error',
          },
        },
        'key-refused',
      ],
    ],
  },
  Tencent: {
    baseUrl: 'https://api.hunyuan.cloud.tencent.com/v1',
    rows: [
      [
        'no package',
        400,
        {
          Response: {
            Error: { Code: 'FailedOperation.ResourcePackExhausted', Message: '资源包余量已用尽' },
            RequestId: 'r',
          },
        },
        'no-credit',
      ],
      [
        'arrears',
        400,
        { Response: { Error: { Code: 'ResourceUnavailable.InArrears', Message: '账号已欠费。' } } },
        'no-credit',
      ],
      [
        'a wrong key',
        400,
        {
          Response: {
            Error: { Code: 'AuthFailure.SecretIdNotFound', Message: 'The SecretId is not found.' },
          },
        },
        'key-refused',
      ],
      [
        'too fast',
        400,
        { Response: { Error: { Code: 'RequestLimitExceeded', Message: '请求的次数超过了频率限制。' } } },
        'rate-limited',
      ],
      [
        'a forbidden picture',
        400,
        { Response: { Error: { Code: 'OperationDenied.ImageIllegalDetected', Message: '图片不合法。' } } },
        'content-refused',
      ],
    ],
  },
  StepFun: {
    baseUrl: 'https://api.stepfun.com/v1',
    rows: [
      ['no money', 402, error('余额不足', 'quota_exceeded'), 'no-credit'],
      [
        'its censor',
        451,
        error('The content you provided or machine outputted is blocked.', 'censorship_blocked'),
        'content-refused',
      ],
    ],
  },
  Gemini: {
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
    rows: [
      [
        'a wrong key',
        400,
        google(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
          { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' },
        ]),
        'key-refused',
      ],
      [
        'a wrong key by its reason',
        400,
        google(400, 'INVALID_ARGUMENT', 'Bad.', [{ reason: 'API_KEY_INVALID' }]),
        'key-refused',
      ],
      [
        'a limit a minute in the words of money',
        429,
        google(
          429,
          'RESOURCE_EXHAUSTED',
          'You exceeded your current quota, please check your plan and billing details.\n* Quota exceeded for metric: generate_content_free_tier_requests, limit: 15\nPlease retry in 17.8s.',
          [{ retryDelay: '17s' }],
        ),
        'rate-limited',
      ],
      [
        'a model that the free plan has not',
        429,
        google(
          429,
          'RESOURCE_EXHAUSTED',
          'You exceeded your current quota, please check your plan and billing details.\n* Quota exceeded for metric: generate_content_free_tier_requests, limit: 0',
        ),
        'no-credit',
      ],
      [
        'prepaid credit',
        429,
        google(
          429,
          'RESOURCE_EXHAUSTED',
          'Your prepayment credits are depleted. Please go to AI Studio to manage your project and billing.',
        ),
        'no-credit',
      ],
      [
        'exhausted',
        429,
        google(429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).'),
        'rate-limited',
      ],
      [
        'too long',
        400,
        google(
          400,
          'INVALID_ARGUMENT',
          'The input token count (2845475) exceeds the maximum number of tokens allowed (1048576).',
        ),
        'chat-too-long',
      ],
      [
        'a link',
        400,
        google(400, 'INVALID_ARGUMENT', 'Cannot fetch content from the provided URL.'),
        'link-not-opened',
        'link',
      ],
      [
        'nothing said',
        400,
        google(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.'),
        'unexpected',
        'link',
      ],
      [
        'an image',
        400,
        google(400, 'INVALID_ARGUMENT', 'Unable to process input image. Please retry or report in https://x'),
        'image-unreadable',
      ],
      [
        'a blind model',
        400,
        google(400, 'INVALID_ARGUMENT', 'Image input modality is not enabled for models/gemma-3-1b-it'),
        'model-without-vision',
      ],
      [
        'no such model',
        404,
        google(
          404,
          'NOT_FOUND',
          'models/gemini-9 is not found for API version v1main, or is not supported for generateContent.',
        ),
        'model-not-found',
      ],
      [
        'overloaded',
        503,
        google(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'),
        'server-trouble',
      ],
      [
        'the range of the answer',
        400,
        google(
          400,
          'INVALID_ARGUMENT',
          'Unable to submit request because it has a maxOutputTokens value of 100000 but the supported range is from 1 (inclusive) to 65537 (exclusive).',
        ),
        'answer-limit-too-large',
      ],
    ],
  },
  Claude: {
    baseUrl: 'https://api.anthropic.com/v1',
    rows: [
      [
        'the limit of the answer',
        400,
        claude(
          'invalid_request_error',
          'max_tokens: 200000 > 64000, which is the maximum allowed number of output tokens for claude-x',
        ),
        'answer-limit-too-large',
      ],
      [
        'the window',
        400,
        claude(
          'invalid_request_error',
          'input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease input length or `max_tokens` and try again',
        ),
        'answer-limit-too-large',
      ],
      [
        'the prompt',
        400,
        claude('invalid_request_error', 'prompt is too long: 207368 tokens > 200000 maximum'),
        'chat-too-long',
      ],
      [
        'a spending limit',
        400,
        claude(
          'invalid_request_error',
          'You have reached your specified API usage limits. You will regain access on 2027-01-01 at 00:00 UTC.',
        ),
        'no-credit',
      ],
      ['no such model', 404, claude('not_found_error', 'model: claude-x'), 'model-not-found'],
      [
        'a link',
        400,
        claude('invalid_request_error', 'Unable to download the file. Please verify the URL and try again.'),
        'link-not-opened',
        'link',
      ],
      ['an image', 400, claude('invalid_request_error', 'Could not process image'), 'image-unreadable'],
      [
        'the sides of an image',
        400,
        claude(
          'invalid_request_error',
          'messages.0.content.1.image.source.base64.data: At least one of the image dimensions exceed max allowed size: 8000 pixels',
        ),
        'image-too-large',
      ],
      [
        'a large request',
        413,
        claude('request_too_large', 'Request exceeds the maximum size'),
        'image-too-large',
      ],
      ['the key', 401, claude('authentication_error', 'invalid x-api-key'), 'key-refused'],
      [
        'too fast',
        429,
        claude(
          'rate_limit_error',
          'This request would exceed your organization’s rate limit of 50,000 input tokens per minute.',
        ),
        'rate-limited',
      ],
    ],
  },
  Mistral: {
    baseUrl: 'https://api.mistral.ai/v1',
    rows: [
      [
        'an extra field',
        422,
        {
          object: 'error',
          message: {
            detail: [
              {
                type: 'extra_forbidden',
                loc: ['body', 'stream_options'],
                msg: 'Extra inputs are not permitted',
                input: { a: 'insufficient balance' },
              },
            ],
          },
          type: 'invalid_request_error',
        },
        'unknown-parameter',
      ],
      [
        'the window',
        400,
        {
          object: 'error',
          message:
            'Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length',
          type: 'invalid_request_error',
          code: '3051',
        },
        'chat-too-long',
      ],
      [
        'no such model',
        400,
        { object: 'error', message: 'Invalid model: mistral-x', type: 'invalid_model', code: '1500' },
        'model-not-found',
      ],
      [
        'a blind model',
        400,
        {
          object: 'error',
          message: 'Image input is not enabled for this model',
          type: 'invalid_request_message_order',
        },
        'model-without-vision',
      ],
      [
        'the limit of the answer',
        422,
        {
          detail: [
            {
              type: 'less_than_equal',
              loc: ['body', 'max_tokens'],
              msg: 'Input should be less than or equal to 8192',
              input: 200000,
            },
          ],
        },
        'answer-limit-too-large',
      ],
    ],
  },
  xAI: {
    baseUrl: 'https://api.x.ai/v1',
    rows: [
      [
        'the month',
        429,
        {
          code: 'Some resource has been exhausted',
          error:
            'Your team x has either used all available credits or reached its monthly spending limit. To continue making API requests, please purchase more credits or raise your spending limit.',
        },
        'no-credit',
      ],
      [
        'no such model',
        404,
        {
          code: 'Some requested entity was not found',
          error: 'The model grok-9 does not exist or your team x does not have access to it.',
        },
        'model-not-found',
      ],
      [
        'the prompt',
        400,
        {
          code: 'Client specified an invalid argument',
          error: "This model's maximum prompt length is 131072 but the request contains 537812 tokens.",
        },
        'chat-too-long',
      ],
      [
        'its guidelines',
        403,
        {
          code: 'The caller does not have permission to execute the specified operation',
          error: 'Content violates usage guidelines.',
        },
        'content-refused',
      ],
    ],
  },
  Groq: {
    baseUrl: 'https://api.groq.com/openai/v1',
    rows: [
      [
        'the limit of the answer',
        400,
        error(
          '`max_completion_tokens` must be less than or equal to `8192`, the maximum value for `max_completion_tokens` is less than the `context_window` for this model',
        ),
        'answer-limit-too-large',
      ],
      [
        'a blind model',
        400,
        error(
          "'messages.1' : for 'role:user' the following must be satisfied[('messages.1.content' : value must be a string)]",
        ),
        'model-without-vision',
      ],
      ['a link', 400, error('failed to retrieve media: received status code 403'), 'link-not-opened', 'link'],
      [
        'gone',
        400,
        error(
          'The model `llava-v1.5` has been decommissioned and is no longer supported.',
          'model_decommissioned',
        ),
        'model-not-found',
      ],
    ],
  },
  Together: {
    baseUrl: 'https://api.together.xyz/v1',
    rows: [
      [
        'the window',
        422,
        error(
          'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4097. Given: 900 `inputs` tokens and 4100 `max_new_tokens`',
        ),
        'answer-limit-too-large',
      ],
      [
        'the window without numbers',
        422,
        error('`inputs` tokens + `max_new_tokens` must be <= 4097'),
        'answer-limit-too-large',
      ],
      [
        'not available',
        404,
        error('Unable to access model m. Please visit the models page.', 'model_not_available'),
        'model-not-found',
      ],
    ],
  },
  Fireworks: {
    baseUrl: 'https://api.fireworks.ai/inference/v1',
    rows: [
      [
        'suspended',
        412,
        {
          error:
            'Account me is suspended, possibly due to reaching the monthly spending limit or failure to pay past invoices.',
        },
        'no-credit',
      ],
      [
        'no such model',
        404,
        {
          error: {
            object: 'error',
            message: 'Model not found, inaccessible, and/or not deployed',
            code: 'NOT_FOUND',
          },
        },
        'model-not-found',
      ],
      [
        'the prompt',
        400,
        {
          error: {
            object: 'error',
            type: 'invalid_request_error',
            message: 'The prompt is too long: 40000, model maximum context length: 32767',
          },
        },
        'chat-too-long',
      ],
      [
        'the answer',
        400,
        { error: { message: 'max_tokens (200000) cannot exceed 16384' } },
        'answer-limit-too-large',
      ],
    ],
  },
  NIM: {
    baseUrl: 'https://integrate.api.nvidia.com/v1',
    rows: [
      [
        'no such model',
        404,
        { status: 404, title: 'Not Found', detail: "Function 'f1': Not found for account 'a1'" },
        'model-not-found',
      ],
      [
        'a wrong key',
        403,
        { status: 403, title: 'Forbidden', detail: 'Authorization failed' },
        'key-refused',
      ],
      [
        'no credit',
        402,
        { status: 402, title: 'Payment Required', detail: 'Cloud credits expired' },
        'no-credit',
      ],
    ],
  },
  'on this computer': {
    baseUrl: 'http://127.0.0.1:8000/v1',
    rows: [
      [
        'vLLM, older',
        400,
        {
          object: 'error',
          message:
            "This model's maximum context length is 16384 tokens. However, you requested 19591 tokens (9591 in the messages, 10000 in the completion).",
          type: 'BadRequestError',
          param: null,
          code: 400,
        },
        'answer-limit-too-large',
      ],
      [
        'vLLM, newer',
        400,
        error(
          "This model's maximum context length is 2048 tokens. However, your request has 8 input tokens plus 2045 'max_tokens'. Please reduce one or the other. (parameter=input_tokens, max_tokens, value=(8, 2045))",
          400,
        ),
        'answer-limit-too-large',
      ],
      [
        'vLLM, newest',
        400,
        error(
          'You passed 900 input tokens and requested 4096 output tokens. However, the model’s context length is only 4096 tokens, resulting in a maximum input length of 0 tokens.',
          400,
        ),
        'answer-limit-too-large',
      ],
      [
        'vLLM, the chat alone',
        400,
        {
          object: 'error',
          message: 'max_tokens must be at least 1, got -186.',
          type: 'BadRequestError',
          code: 400,
        },
        'chat-too-long',
      ],
      [
        'vLLM, the window of the server',
        400,
        error(
          'max_tokens=32768 cannot be greater than max_model_len=max_total_tokens=4096. Please request fewer output tokens.',
          400,
        ),
        'answer-limit-too-large',
      ],
      [
        'vLLM, no such model',
        404,
        error('The model `quota-exceeded-7b` does not exist.', 404, 'NotFoundError'),
        'model-not-found',
      ],
      [
        'vLLM, a link',
        400,
        error("403, message='Forbidden', url='https://x.example/a.png'", 400),
        'link-not-opened',
        'link',
      ],
      [
        'SGLang',
        400,
        error(
          "Requested token count exceeds the model's maximum context length of 4096 tokens. You requested a total of 5000 tokens: 900 tokens from the input messages and 4100 tokens for the completion.",
          400,
        ),
        'answer-limit-too-large',
      ],
      [
        'llama.cpp, the chat',
        400,
        {
          error: {
            code: 400,
            message:
              'request (14429 tokens) exceeds the available context size (8192 tokens), try increasing it',
            type: 'exceed_context_size_error',
            n_prompt_tokens: 14429,
            n_ctx: 8192,
          },
        },
        'chat-too-long',
      ],
      [
        'llama-cpp-python',
        400,
        {
          error: {
            message: 'Requested tokens (2285) exceed context window of 2048',
            type: 'internal_server_error',
          },
        },
        'chat-too-long',
      ],
      [
        'Ollama, no links',
        400,
        error('image URLs are not currently supported, please use base64 encoded data instead'),
        'links-unsupported',
        'link',
      ],
      [
        'Ollama, a blind model',
        500,
        { error: 'this model is missing data required for image input' },
        'model-without-vision',
      ],
      [
        'LM Studio, a blind model',
        400,
        { error: 'Model does not support images. Please use a model that does.' },
        'model-without-vision',
      ],
      [
        'LM Studio, nothing loaded',
        404,
        { error: { message: 'No models loaded. Please load a model in the developer page.' } },
        'model-not-found',
      ],
      [
        'LocalAI, no such model',
        404,
        { error: { code: 404, message: "model 'x-7b' not found", type: '' } },
        'model-not-found',
      ],
    ],
  },
  LiteLLM: {
    baseUrl: 'http://127.0.0.1:4000/v1',
    rows: [
      [
        'the budget',
        400,
        error('Budget has been exceeded! Current cost: 0.1, Max budget: 0.05', '400', 'budget_exceeded'),
        'no-credit',
      ],
      [
        'no key',
        400,
        error('Authentication Error, No api key passed in.', '400', 'auth_error'),
        'key-refused',
      ],
      [
        'the window',
        400,
        error(
          "litellm.ContextWindowExceededError: litellm.BadRequestError: OpenAIException - This model's maximum context length is 8192 tokens.",
          '400',
        ),
        'chat-too-long',
      ],
      [
        'no such model',
        400,
        error(
          'Invalid model name passed in model=gpt-x. Call `/v1/models` to view available models for your key.',
          '400',
        ),
        'model-not-found',
      ],
    ],
  },
  'a reseller': {
    baseUrl: 'https://gateway.example/v1',
    rows: [
      [
        'a token that is used up',
        401,
        error('该令牌额度已用尽 (request id: 2026)', '', 'new_api_error'),
        'no-credit',
      ],
      ['a token that is none', 401, error('无效的令牌', '', 'new_api_error'), 'key-refused'],
      [
        'a token of another model',
        403,
        error('该令牌无权访问模型 gpt-x', '', 'new_api_error'),
        'model-not-found',
      ],
      [
        'no channel',
        503,
        error('分组 default 下模型 gpt-x 无可用渠道（distributor）', 'model_not_found', 'new_api_error'),
        'model-not-found',
      ],
      [
        'no channel without a code',
        503,
        error('当前分组 default 下对于模型 gpt-x 无可用渠道', null, 'one_api_error'),
        'model-not-found',
      ],
      ['busy', 429, error('当前分组上游负载已饱和，请稍后再试', '', 'new_api_error'), 'rate-limited'],
      [
        'its list of words',
        500,
        error('user sensitive words detected', 'sensitive_words_detected', 'new_api_error'),
        'content-refused',
      ],
      [
        'money although it is the server’s error',
        500,
        error('预扣费额度失败, 用户剩余额度不足', 'pre_consume_token_quota_failed', 'new_api_error'),
        'no-credit',
      ],
      ['a question in quotes', 400, error('输入“我的账户余额不足怎么办”包含违规内容'), 'content-refused'],
      ['case matters', 404, error('模型名称大小写敏感，模型 gpt-X 不存在'), 'model-not-found'],
      [
        'a level, pydantic',
        422,
        {
          detail: [
            {
              type: 'literal_error',
              loc: ['body', 'messages', 1, 'content', 1, 'image_url', 'detail'],
              msg: "Input should be 'auto', 'low' or 'high'",
              input: 'original',
            },
          ],
        },
        'detail-level-unknown',
      ],
      [
        'a level, serde',
        422,
        error(
          'Failed to deserialize the JSON body into the target type: unknown variant `original`, expected one of `auto`, `low`, `high` at line 1 column 90',
        ),
        'detail-level-unknown',
      ],
      [
        'a level, JSON schema',
        400,
        error("'original' is not one of ['auto', 'low', 'high'] - 'messages.1.content.1.image_url.detail'"),
        'detail-level-unknown',
      ],
      [
        'a level, enum',
        400,
        error('messages[1].content[1].image_url.detail does not match enum'),
        'detail-level-unknown',
      ],
      ['a level, in words', 400, error('Invalid value for detail: original'), 'detail-level-unknown'],
      [
        'a level in Chinese',
        400,
        error("image_url.detail 参数非法，取值范围 ['low', 'high']"),
        'detail-level-unknown',
      ],
      [
        'no levels at all',
        422,
        {
          detail: [
            {
              type: 'extra_forbidden',
              loc: ['body', 'messages', 1, 'content', 1, 'image_url', 'detail'],
              msg: 'Extra inputs are not permitted',
              input: 'high',
            },
          ],
        },
        'unknown-parameter',
      ],
      ['no levels, in words', 400, error("Unknown parameter: 'detail'"), 'unknown-parameter'],
      [
        'more detail elsewhere',
        400,
        error('This model does not support images. For more detail see the documents.'),
        'model-without-vision',
      ],
      ['a picture in Chinese', 400, error('当前模型不支持图片输入'), 'model-without-vision'],
      ['a format in Chinese', 400, error('不支持的图片格式'), 'image-unreadable'],
      ['a link in Chinese', 400, error('图片下载失败，请检查链接'), 'link-not-opened', 'link'],
      ['no links in Chinese', 400, error('不支持图片链接，仅支持base64'), 'links-unsupported', 'link'],
      ['a large picture in Chinese', 400, error('图片大小超过限制：10MB'), 'image-too-large'],
      ['a long chat in Chinese', 400, error('输入内容过长，超出模型上下文长度'), 'chat-too-long'],
      [
        'a list of errors',
        400,
        { errors: [{ message: 'This model does not support image input' }] },
        'model-without-vision',
      ],
      [
        'the error of another in a text',
        400,
        {
          error: { message: '{"error":{"code":"1113","message":"您的账户已欠费，请充值后重试"}}', code: 400 },
        },
        'no-credit',
      ],
      [
        'pictures in number',
        400,
        error('The number of images exceeds the limit of 1 per request'),
        'unexpected',
      ],
    ],
  },
}
