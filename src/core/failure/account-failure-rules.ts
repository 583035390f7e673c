import type { FailureRule } from './failure-rule.ts'
import { redact } from './redact.ts'

/** What a server may say about the key and the account: 401, 402, 403, 429. */
export const accountFailureRules: readonly FailureRule[] = [
  {
    statuses: [401, 403],
    codes: ['missing_scope', 'missing_scopes', 'insufficient_permissions', 'insufficient_scope'],
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
    codes: ['ip_not_authorized', 'ip_not_allowed', 'unauthorized_ip'],
    problem: () => ({ kind: 'address-not-allowed' }),
  },
  {
    statuses: [401, 403],
    words: /\bIP (address )?(is )?not (authorized|allowed)|IP allow ?list/i,
    problem: () => ({ kind: 'address-not-allowed' }),
  },
  {
    statuses: [403],
    codes: ['unsupported_country_region_territory'],
    problem: () => ({ kind: 'region-blocked' }),
  },
  {
    statuses: [403],
    words: /country|region|territory/i,
    problem: () => ({ kind: 'region-blocked' }),
  },
  {
    codes: [
      ...['insufficient_quota', 'credit_balance_exhausted', 'insufficient_credits', 'insufficient_balance'],
      ...['billing_hard_limit_reached', 'billing_not_active', 'spend_limit_reached', 'spend_limit_exceeded'],
      ...['spending_limit_reached', 'monthly_spend_limit_reached', 'project_spend_limit_reached'],
    ],
    types: ['insufficient_quota', 'credit_balance_exhausted', 'billing_error', 'insufficient_credits'],
    problem: () => ({ kind: 'no-credit' }),
  },
  { statuses: [402], problem: () => ({ kind: 'no-credit' }) },
  {
    statuses: [429],
    words: /spend(ing)? limit|credit balance|insufficient (credit|balance|quota)|budget/i,
    problem: () => ({ kind: 'no-credit' }),
  },
  {
    codes: ['slow_down'],
    types: ['slow_down'],
    problem: ({ retryAfterSeconds }) => ({ kind: 'rate-limited', retryAfterSeconds }),
  },
  {
    statuses: [429],
    codes: ['rate_limit_exceeded', 'rate_limit_error'],
    types: ['rate_limit_error', 'rate_limit_exceeded', 'requests', 'tokens'],
    problem: ({ retryAfterSeconds }) => ({ kind: 'rate-limited', retryAfterSeconds }),
  },
  {
    statuses: [429],
    problem: ({ retryAfterSeconds }) => ({ kind: 'rate-limited', retryAfterSeconds }),
  },
]

/** The names after "Missing scopes:", for example `model.request`; null when the message has none. */
function readScope(message: string): string | null {
  const scope = /missing scopes?:?\s*([\w.-]+(?:,\s*[\w.-]+)*)/i.exec(message)?.[1]
  return scope === undefined ? null : redact(scope.replace(/\.$/, '')).slice(0, 100)
}
