import { redact } from '../redact.ts'
import type { FailureRule } from './failure-rule.ts'
import { vendorCodes } from './vendor-codes.ts'

/** Words that say the key is none, or none that is taken any more. */
const keyWords = new RegExp(
  [
    /(?:incorrect|invalid|wrong|expired|missing|unknown|revoked|malformed|no) (?:\w+ )?(?:api[- _]?key|(?:access|auth|bearer|proxy server|authentication) token|subscription key|credentials?|authentication)/,
    /(?:api[- _]?key|access token)[^.]{0,40}(?:not valid|invalid|incorrect|expired|leaked|disabled|missing|required|revoked|not found|deleted|not provided|suspended|malformed)/,
    /\btoken (?:is |has |was )?(?:been )?(?:expired|incorrect|invalid|revoked|not valid)|(?:user|account|key) (?:has been |is |was )(?:banned|blocked|suspended|revoked)|signature (?:does not match|cannot be verified|mismatch|verification failed)/,
    /(?:pass|provide|need|use|set) (?:a |an |another )?(?:valid |your )?api[- _]?key|unauthenticated|authorization failed|authentication (?:fails|failed|error)|(?:organization|project|account) has been (?:disabled|deactivated|denied)|consumer[^.]{0,60}suspended/,
    /(?:令牌|密钥|api[- _]?key|(?<!max_)token(?!s))[^，。,]{0,8}(?:无效|不存在|过期|不正确|错误|非法|失效|禁用|停用|状态不可用)|(?:无效|错误|非法|失效)的? ?(?:令牌|密钥|api[- _]?key|token)|身份验证|鉴权失败|(?:用户|账号|账户|令牌)[^，。,]{0,6}(?:封禁|停用|禁用|锁定)|认证失败|未提供(?:令牌|密钥|api)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
)

/** What a server may say about the key, its rights and where it is asked from. */
export const accountRules: readonly FailureRule[] = [
  {
    statuses: [401, 403],
    codes: [
      ...['missing_scope', 'missing_scopes', 'insufficient_permissions', 'insufficient_scope'],
      'api_key_service_blocked',
    ],
    problem: ({ message }) => ({ kind: 'missing-scope', scope: readScope(message) }),
  },
  {
    statuses: [401, 403],
    words: /missing scopes?|insufficient permissions/i,
    problem: ({ message }) => ({ kind: 'missing-scope', scope: readScope(message) }),
  },
  {
    statuses: [401],
    codes: ['organization_required', 'invalid_organization', 'mismatched_organization', 'no_organization'],
    problem: () => ({ kind: 'organization-required' }),
  },
  {
    statuses: [401],
    words: /member of an? organi[sz]ation/i,
    problem: () => ({ kind: 'organization-required' }),
  },
  {
    statuses: [401, 403],
    codes: [
      ...['ip_not_authorized', 'ip_not_allowed', 'unauthorized_ip', 'api_key_ip_address_blocked'],
      'api_key_http_referrer_blocked',
    ],
    problem: () => ({ kind: 'address-not-allowed' }),
  },
  {
    statuses: [401, 403],
    words:
      /\bIP (address )?(is )?(not (authorized|allowed|permitted)|restricted)|IP (?:address )?(?:is )?not (?:in|on) |IP (?:allow|white) ?list|approved IP|firewall rules|IP.{0,10}(不在|白名单|不允许|未授权|受限|禁止)|(指定|允许)的? ?(网段|IP)/i,
    problem: () => ({ kind: 'address-not-allowed' }),
  },
  {
    statuses: [400, 401, 403, 451],
    codes: ['unsupported_country_region_territory', 'unsupported_region', 'region_not_supported'],
    problem: () => ({ kind: 'region-blocked' }),
  },
  {
    statuses: [400, 401, 403, 451],
    words:
      /\b(country|region|territory|location)\b.{0,60}(not (supported|available|allowed|permitted|served)|unsupported|blocked|restricted|forbidden|prohibited)|(unsupported|restricted|(not|un)(available|supported| available| supported) (in|from|for)) (your |the |this |current )?(country|region|territory|location)|(地区|区域|国家|所在地).{0,20}(不支持|不可用|受限|无法|禁止|不在)|不支持.{0,10}(地区|区域|国家)/i,
    problem: () => ({ kind: 'region-blocked' }),
  },
  {
    codes: ['invalid_api_key', 'api_key_invalid', 'invalidapikey', ...vendorCodes['key-refused']],
    problem: () => ({ kind: 'key-refused' }),
  },
  {
    statuses: [400, 401, 403, 404],
    codes: [
      ...[
        'authentication_error',
        'invalid_authentication_error',
        'incorrect_api_key_error',
        'authorized_error',
      ],
      ...[
        'authenticationerror',
        'invalid_iam_token',
        'unauthenticated',
        'account_deactivated',
        'access_terminated_error',
      ],
      ...['organization_restricted', 'consumer_suspended', 'invalid_key'],
    ],
    problem: () => ({ kind: 'key-refused' }),
  },
  { statuses: [400, 401, 403], named: /^authfailure/, problem: () => ({ kind: 'key-refused' }) },
  {
    statuses: [403],
    words: /api[- _]?key[^.]{0,30}(?:does not|doesn't) have (?:\w+ )*permission/i,
    problem: () => ({ kind: 'missing-scope', scope: null }),
  },
  // Google and xAI answer a wrong key with 400, others with 403.
  { statuses: [400, 403], words: keyWords, problem: () => ({ kind: 'key-refused' }) },
]

/** The names after "Missing scopes:", for example `model.request`; null when the message has none. */
function readScope(message: string): string | null {
  const scope = /missing scopes?:?\s*([\w.-]+(?:,\s*[\w.-]+)*)/i.exec(message)?.[1]
  return scope === undefined ? null : redact(scope.replace(/\.$/, '')).slice(0, 100)
}
