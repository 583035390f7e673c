import type { FailureRule } from './failure-rule.ts'
import { limitsRate, rateLimited } from './rate-rules.ts'
import { vendorCodes } from './vendor-codes.ts'

const noCredit = () => ({ kind: 'no-credit' }) as const

/** Words that mean money and nothing else, also beside those of a rate limit. */
const certain = new RegExp(
  [
    /insufficient[ _](?:\w+[ _])?(?:balance|credits?|quota|funds)|(?:balance|credits?|funds?|quota) (?:(?:is|are|has|have|been|was) )*(?:insufficient|too low|not enough|depleted|exhausted|used up|overdue)/,
    /not enough (?:credits?|balance|funds|quota)|overdue balance|account (?:is )?overdue|credit limit (?:has been |was |is )?(?:exceeded|reached)|(?:in|account) arrears|in good standing|payment required|out of (?:credits?|funds)|unpaid|past due/,
    /(?:credit|account) balance|(?:check|top.?up|recharge) your (?:account )?(?:balance|account)|exceeded your (?:current|monthly) (?:\w+ ){0,2}(?:quota|credits)/,
    /(?:doesn't|don't|does not|do not|no) (?:\w+ ){0,2}(?:credits?|licenses)\b(?! (?:were|was|will|have|has))|(?:requires?|purchase|buy) (?:more )?credits|all available credits/,
    /spend(?:ing)? (?:limit|cap|alert)|billing (?:hard |soft )?limit|key limit exceeded|budget (?:has been |was )?(?:exceeded|reached|exhausted)|exceeded ?(?:your |the )?(?:\w+ )?budget|over budget/,
    /billing (?:account )?(?:is |has )?(?:not (?:been )?(?:enabled|active|activated|set up)|disabled)|(?:subscription(?! key)|\bplan|\btrial)[^.]{0,20}(?:expired|ended|lapsed|inactive|cancell?ed)|no active (?:subscription|plan)\b/,
    /used up (?:all )?(?:of )?your[^.]{0,30}(?:allocation|allowance|quota|credits?|units)|allowance (?:has been |is |was )?(?:reached|exhausted|exceeded|used up)/,
    /api usage limits|usage limit for this billing|monthly usage limit|free (?:tier|trial|quota)[^.]{0,40}(?:exhausted|used up|exceeded|ended|expired)|set inference limit|credit card/,
    /欠费|(?:消费|支出|花费|预算)[^，。,]{0,6}(?:上限|限额|限制|超)|余额不足|余额已?(?:用完|耗尽)|(?:额度|配额|点数|积分|资源包)[^，。,]{0,6}(?:不足|已?用尽|已?用完|耗尽|不够)|(?:请|需要?|前往)[^，。,]{0,8}(?:充值|续费|续订)|套餐已?到期|每周\/每月使用上限/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
)

/** Words that mean it unless they advise someone who only asks too fast. */
const likely =
  /add (?:more )?credits|plan and billing|your budget|quota (?:exceeded|limit)|usage limit reached|top.?up|充值|配额/i

/**
 * No credit, or a limit on spending: asked first, since asking again is in vain. Google says the words of it of its rate
 * limits, beside how long to wait.
 */
export const moneyRules: readonly FailureRule[] = [
  {
    statuses: [429],
    words: /resource.?exhausted|resource has been exhausted|quota exceeded for (?:quota )?metric/i,
    when: isRateOfGoogle,
    problem: rateLimited,
  },
  { statuses: [429], codes: ['resource_exhausted'], when: isRateOfGoogle, problem: rateLimited },
  {
    codes: [
      ...['insufficient_quota', 'credit_balance_exhausted', 'insufficient_credits', 'insufficient_balance'],
      ...['billing_hard_limit_reached', 'billing_not_active', 'spend_limit_reached', 'spend_limit_exceeded'],
      ...['spending_limit_reached', 'monthly_spend_limit_reached', 'project_spend_limit_reached'],
      ...[
        'organization_spend_limit_exceeded',
        'billing_error',
        'exceeded_current_quota_error',
        'budget_exceeded',
      ],
      ...['insufficient_user_quota', 'pre_consume_token_quota_failed', 'insufficient_balance_error'],
      ...[
        'insufficient_funds',
        'reject_no_credit',
        'insufficient_credit',
        'quote_exceeded',
        'quota_exceeded',
      ],
      ...[
        'quotaexceeded',
        'setlimitexceeded',
        'blocked_api_access',
        'commoditynotpurchased',
        'payment_required',
      ],
      ...vendorCodes['no-credit'],
    ],
    // Ark says so of a free quota, and others of the requests of a minute.
    when: ({ names, said }) => !names.includes('quotaexceeded') || !limitsRate.test(said),
    problem: noCredit,
  },
  {
    named:
      /arrear|overdue|resourcepackexhausted|freetieronly|customerquotaexceeded|creditinsufficient|balancenotenough/,
    problem: noCredit,
  },
  { statuses: [402], problem: noCredit },
  { when: ({ status, said }) => mayBeMoney(status) && certain.test(said), problem: noCredit },
  {
    when: ({ status, said, names }) =>
      mayBeMoney(status) && likely.test(said) && ![said, ...names].some((text) => limitsRate.test(text)),
    problem: noCredit,
  },
]

/** Whether a status can mean it: what is not found, or too large, is that. */
const mayBeMoney = (status: number | null) => status === null || ![404, 413, 415].includes(status)

function isRateOfGoogle({ message }: { message: string }): boolean {
  return !/prepay|depleted|spend|insufficient|billing account|limit: 0\b/i.test(message)
}
