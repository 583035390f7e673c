import type { Failure, FailureRule } from './failure-rule.ts'
import { vendorCodes } from './vendor-codes.ts'

/** The problem of whoever asks too often. */
export const rateLimited = ({ retryAfterSeconds }: Failure) =>
  ({ kind: 'rate-limited', retryAfterSeconds }) as const

/** Words of a limit on how much may be asked in a time. */
export const limitsRate =
  /rate[- _]?limit|too many requests|requests? limit|(?:tokens?|requests?|images?|calls?)[- ](?:per|a|\/) ?(?:minute|min|second|hour|day)|\b[RT]P[MDSH]\b|qps(?:\b|over)|throttl|concurren|free-models-per|限流|频率|频繁|并发|速率|访问量|请求(?:数|量)?(?:过多|太多|过高)|流量限制|繁忙/i

/** Who asks too often, whatever the status: Groq says it with 413. */
export const rateRules: readonly FailureRule[] = [
  { codes: ['slow_down', ...vendorCodes['rate-limited']], problem: rateLimited },
  {
    statuses: [400, 403, 413, 429],
    codes: [
      ...['rate_limit_exceeded', 'rate_limit_error', 'requests', 'tokens', 'rate_limit_reached_error'],
      ...[
        'rate_limit',
        'rate_limited',
        'limit_requests',
        'requestlimitexceeded',
        'limitexceeded',
        'ratelimitreached',
      ],
      ...['rate_limit_reached', 'too_many_requests', 'resource_exhausted'],
    ],
    problem: rateLimited,
  },
  {
    statuses: [400, 403, 413, 429],
    named: /throttling|ratelimitexceeded|rate_?limit_?exceeded|engine_overloaded/,
    problem: rateLimited,
  },
  { statuses: [400, 403, 413], words: limitsRate, when: isAbout, problem: rateLimited },
]

/** A message that only names a setting of that name is of the setting. */
function isAbout({ said }: Failure): boolean {
  return !/(?:unknown|unrecognized|unsupported|invalid|unexpected) (?:request )?(?:parameter|field|argument|value)/i.test(
    said,
  )
}
