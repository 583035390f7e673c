import type { Problem } from '../problem/problem.ts'
import { type SettingName, settingNames } from './settings.ts'

/** A part of the options: one of its pages, a fold, or the field of a setting. It is what follows `#` in their address. */
export type OptionsPart = 'connect' | 'money' | 'prices' | 'key' | SettingName

/** Where in the options a problem is cured. */
export function partOfCure(problem: Problem): OptionsPart {
  switch (problem.kind) {
    case 'spending-limit':
    case 'ledger-failed':
      return 'money'
    case 'spending-unknown':
      return 'prices'
    case 'answer-limit-too-large':
      return 'maxAnswerTokens'
    case 'base-url-invalid':
    case 'connection-lost':
    case 'not-the-api':
    case 'redirected':
    case 'unreachable':
      return 'baseUrl'
    case 'key-malformed':
    case 'key-refused':
    case 'missing-scope':
    case 'no-key':
    case 'organization-required':
    case 'passphrase-refused':
    case 'question-is-key':
      return 'key'
    case 'setting-invalid':
      return settingNames.find((name) => name === problem.field) ?? 'connect'
    default:
      return 'connect'
  }
}
