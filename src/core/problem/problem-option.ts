import type { Problem } from './problem.ts'

/** Where on the options page a problem is cured: the field of a setting, or '' for the page as a whole. */
export function optionFor(problem: Problem | undefined): string {
  switch (problem?.kind) {
    case 'key-refused':
    case 'key-malformed':
    case 'no-key':
    case 'missing-scope':
    case 'organization-required':
      return 'key'
    case 'base-url-invalid':
    case 'redirected':
    case 'not-the-api':
      return 'baseUrl'
    case 'spending-limit':
      return problem.period === 'day' ? 'dailyLimitUsd' : 'monthlyLimitUsd'
    case 'answer-limit-too-large':
      return 'maxAnswerTokens'
    default:
      return ''
  }
}
