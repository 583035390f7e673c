import type { FailureRule } from './failure-rule.ts'
import { vendorCodes } from './vendor-codes.ts'

const contentRefused = () => ({ kind: 'content-refused' }) as const

const words = new RegExp(
  [
    /content (?:management|moderation|policy|policies|filter\w*|safety|security)|safety (?:system|policy|filters?|guidelines|check)|content(?:policy|_policy)|usage (?:guidelines|policies)/,
    /inappropriate content|high risk|blocked by (?:\w+ ){0,2}guardrails?|guardrail[^.]{0,30}(?:blocked|intervened|violat)|(?<!case[- ])sensitive (?:content|information|words?|data)|new_sensitive|prohibited content|unsafe content|moderat(?:ion|ed)/,
    /(?:flagged|blocked|rejected|declined)[^.]{0,60}(?:moderation|safety|polic|violat|sexual|violen)|violat\w+[^.]{0,40}(?:polic|guideline|terms|standards)|input was flagged/,
    /不合规|违反[^，。,]{0,12}(?:法律|法规|规定|政策)|(?<!大小写)敏感(?!性)|违规(?!行为)|不安全|不良信息|内容安全|审核(?:未|不)通过|风险(?:内容|识别|检测)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
)

/** What the rules of a server about content forbid. */
export const contentRules: readonly FailureRule[] = [
  {
    codes: [
      ...['image_content_policy_violation', 'invalid_prompt', 'content_filter', 'content_policy_violation'],
      ...['moderation_blocked', 'responsibleaipolicyviolation', 'safety_violation', 'data_inspection_failed'],
      ...['datainspectionfailed', 'sensitive_words_detected', 'prompt_blocked', 'safety_check_failed'],
      ...['censorship_blocked', 'content_blocked', 'input_moderation', 'input_sensitive', 'output_sensitive'],
      ...vendorCodes['content-refused'],
    ],
    problem: contentRefused,
  },
  {
    named: /sensitivecontentdetected|riskdetection|illegaldetected|contentpolicyviolation|unsafe/,
    problem: contentRefused,
  },
  // OpenRouter has no code of its own for it.
  { statuses: [403], words: /flagged|moderation/i, problem: contentRefused },
  { statuses: [400, 403, 421, 422, 451, 500], words, problem: contentRefused },
  { statuses: [451], problem: contentRefused },
]
