import { type ApiError, apiError } from '../api-error.ts'
import type { Asked, Fault } from './fault.ts'

const always = (name: string, shows: string, error: ApiError): Fault => ({ name, shows, refuse: () => error })

/** Fails every first of two requests, so that one retry succeeds. */
const everyOther = (name: string, shows: string, error: (asked: Asked) => ApiError): Fault => ({
  name,
  shows,
  refuse: (asked) => (asked.attempt % 2 === 1 ? error(asked) : null),
})

const rateLimit = (retryAfter?: string) =>
  apiError(
    429,
    'Rate limit reached for this model in organization org-demo on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 1s.',
    {
      type: 'requests',
      code: 'rate_limit_exceeded',
      headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
    },
  )

const sorry = 'The server had an error while processing your request. Sorry about that!'

const text = (status: number, type: string, body: string, headers: Record<string, string> = {}) =>
  apiError(status, '', { headers, body: { type, text: body } })

/** Errors about the key, the account, the model and the server itself. */
export const accountFaults: readonly Fault[] = [
  always(
    'fault-401',
    'an invalid key',
    apiError(401, 'Incorrect API key provided: sk-demo-****abcd.', { code: 'invalid_api_key' }),
  ),
  {
    name: 'fault-key-echo',
    shows: 'the key said back in every field and form',
    refuse: ({ key }) => {
      const bytes = Buffer.from(key)
      const percent = bytes.toString('hex').replace(/../g, '%$&')
      const header = Buffer.from(`authorization: Bearer ${key}`).toString('base64')
      return apiError(401, `Incorrect API key provided: ${key}, ${percent}, ${header}.`, {
        code: key.toUpperCase(),
        type: key.toLowerCase(),
        param: bytes.toString('base64url'),
        headers: { 'x-request-id': key },
      })
    },
  },
  always(
    'fault-401-org',
    'not a member of an organization',
    apiError(401, 'You must be a member of an organization to use the API.'),
  ),
  always(
    'fault-401-ip',
    'an IP address that is not allowed',
    apiError(401, 'Your IP is not authorized to use this project.', { code: 'ip_not_authorized' }),
  ),
  always(
    'fault-403-region',
    'a country that is not served',
    apiError(403, 'Country, region, or territory not supported', {
      type: 'request_forbidden',
      code: 'unsupported_country_region_territory',
    }),
  ),
  always(
    'fault-403-scope',
    'a restricted key without the scope',
    apiError(
      403,
      "You have insufficient permissions for this operation. Missing scopes: model.request. Check that you have the correct role in your organization, and if you're using a restricted API key, that it has the necessary scopes.",
      { code: 'missing_scope' },
    ),
  ),
  {
    name: 'fault-404-model',
    shows: 'a model that this key cannot use',
    refuse: ({ request }) =>
      apiError(404, `The model \`${request.model}\` does not exist or you do not have access to it.`, {
        code: 'model_not_found',
      }),
  },
  everyOther('fault-429', 'too many requests, Retry-After 1 s, then it works', () => rateLimit('1')),
  everyOther('fault-429-date', 'too many requests, Retry-After as a date, then it works', () =>
    rateLimit(new Date(Date.now() + 2000).toUTCString()),
  ),
  everyOther('fault-429-bad', 'too many requests, a meaningless Retry-After, then it works', () =>
    rateLimit('soon'),
  ),
  always('fault-429-always', 'too many requests, every time', rateLimit('1')),
  {
    name: 'fault-429-wait',
    exampleNumber: 20,
    shows: 'too many requests, a long Retry-After',
    refuse: ({ number }) => rateLimit(String(number)),
  },
  everyOther('fault-slow-down', 'slow_down, then it works', () =>
    apiError(429, 'Please slow down.', { type: 'slow_down', code: 'slow_down' }),
  ),
  always(
    'fault-quota',
    'no quota left',
    apiError(429, 'You exceeded your current quota, please check your plan and billing details.', {
      type: 'insufficient_quota',
      code: 'insufficient_quota',
    }),
  ),
  always(
    'fault-credit',
    'no credit left',
    apiError(429, 'Your credit balance is exhausted.', {
      type: 'insufficient_quota',
      code: 'credit_balance_exhausted',
    }),
  ),
  always(
    'fault-spend-limit',
    'the spending limit is reached',
    apiError(429, 'Your organization has reached its monthly spend limit.', {
      type: 'requests',
      code: 'organization_spend_limit_exceeded',
    }),
  ),
  everyOther('fault-408', 'a timeout at the server, then it works', () => apiError(408, 'Request timeout.')),
  everyOther('fault-409', 'a conflict, then it works', () => apiError(409, 'The request conflicted.')),
  everyOther('fault-500', 'a server error, then it works', () => apiError(500, sorry)),
  always('fault-500-always', 'a server error, every time', apiError(500, sorry)),
  everyOther('fault-503', 'overloaded, Retry-After 1 s, then it works', () =>
    apiError(503, 'The engine is currently overloaded, please try again later.', {
      headers: { 'retry-after': '1' },
    }),
  ),
  always('fault-502-html', 'an HTML error page of a gateway', text(502, 'text/html', '<h1>Bad gateway</h1>')),
  always('fault-ollama-403', '403 with nothing, as Ollama refuses an Origin', text(403, 'text/plain', '')),
  always(
    'fault-json',
    '200 and a JSON object that means nothing',
    text(200, 'application/json', '{"hello":"world"}'),
  ),
  {
    name: 'fault-redirect',
    shows: 'a redirect to another host, which must not get the key',
    refuse: ({ foreignUrl }) =>
      text(307, 'text/plain', '', { location: `${foreignUrl}/v1/chat/completions` }),
  },
  always(
    'fault-unexpected',
    'a status and a code that nobody knows, with the words of the server',
    apiError(418, 'I am a teapot.', { code: 'teapot' }),
  ),
]
