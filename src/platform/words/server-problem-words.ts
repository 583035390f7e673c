import type { Problem } from '../../core/problem/problem.ts'
import { isLocalServer } from '../../core/server/server-traits.ts'
import { t } from './i18n.ts'
import type { ProblemWords } from './problem-words.ts'

type ServerProblem = Extract<
  Problem,
  {
    kind:
      | 'no-key'
      | 'key-refused'
      | 'organization-required'
      | 'address-not-allowed'
      | 'region-blocked'
      | 'missing-scope'
      | 'no-credit'
      | 'rate-limited'
      | 'model-not-found'
      | 'model-without-vision'
      | 'chat-too-long'
      | 'content-refused'
      | 'unknown-parameter'
      | 'local-server-refuses'
      | 'server-trouble'
      | 'unreachable'
      | 'not-the-api'
      | 'connection-lost'
      | 'redirected'
      | 'unexpected'
  }
>

/** The words for what the account, the model or the way to the server made impossible; `host` is never empty. */
export function serverProblemWords(problem: ServerProblem, host: string): ProblemWords {
  switch (problem.kind) {
    case 'no-key':
      return { title: t('problemNoKey'), hint: t('problemNoKeyHint') }
    case 'key-refused':
      return { title: t('problemKeyRefused', { host }), hint: t('problemKeyRefusedHint') }
    case 'organization-required':
      return { title: t('problemOrganization'), hint: t('problemOrganizationHint') }
    case 'address-not-allowed':
      return { title: t('problemAddress'), hint: t('problemAddressHint') }
    case 'region-blocked':
      return { title: t('problemRegion', { host }), hint: t('problemRegionHint') }
    case 'missing-scope': {
      const { scope } = problem
      const hint = scope === null ? t('problemScopeHint') : t('problemScopeNamedHint', { scope })
      return { title: t('problemScope'), hint }
    }
    case 'no-credit':
      return { title: t('problemNoCredit'), hint: t('problemNoCreditHint', { host }) }
    case 'rate-limited': {
      const seconds = problem.retryAfterSeconds
      const hint = seconds ? t('problemRateLimitedSecondsHint', { seconds }) : t('problemRateLimitedHint')
      return { title: t('problemRateLimited'), hint }
    }
    case 'model-not-found': {
      const { model } = problem
      return { title: t('problemModelNotFound', { model }), hint: t('problemModelNotFoundHint', { host }) }
    }
    case 'model-without-vision':
      return { title: t('problemModelBlind', { model: problem.model }), hint: t('problemModelBlindHint') }
    case 'chat-too-long':
      return { title: t('problemChatTooLong', { model: problem.model }), hint: t('problemChatTooLongHint') }
    case 'content-refused':
      return { title: t('problemContentRefused'), hint: t('problemContentRefusedHint') }
    case 'unknown-parameter': {
      const { parameter } = problem
      return { title: t('problemParameter', { host, parameter }), hint: t('problemParameterHint') }
    }
    case 'local-server-refuses':
      return { title: t('problemLocalRefuses', { host }), hint: t('problemLocalRefusesHint') }
    case 'server-trouble': {
      const { status } = problem
      const hint = status ? t('problemServerTroubleStatusHint', { status }) : t('problemServerTroubleHint')
      return { title: t('problemServerTrouble', { host }), hint }
    }
    case 'unreachable': {
      const isLocal = isLocalServer(`http://${host}`)
      const hint = isLocal ? t('problemUnreachableLocalHint') : t('problemUnreachableHint')
      return { title: t('problemUnreachable', { host }), hint }
    }
    case 'not-the-api':
      return { title: t('problemNotTheApi'), hint: t('problemNotTheApiHint') }
    case 'connection-lost':
      return lostConnectionWords(problem.reason, host)
    case 'redirected':
      return { title: t('problemRedirected', { host }), hint: t('problemRedirectedHint') }
    case 'unexpected': {
      const facts = [problem.status, problem.code].filter((fact) => fact !== null).join(', ')
      const title = facts === '' ? t('problemUnexpected', { host }) : t('problemUnexpectedFacts', { facts })
      const hint = problem.status === 404 ? t('problemNotFoundHint') : t('problemUnexpectedHint')
      return { title, hint }
    }
    default:
      return problem satisfies never
  }
}

function lostConnectionWords(
  reason: Extract<Problem, { kind: 'connection-lost' }>['reason'],
  host: string,
): ProblemWords {
  switch (reason) {
    case 'no-first-byte':
      return { title: t('problemNoFirstByte', { host }), hint: t('problemNoFirstByteHint') }
    case 'silence':
      return { title: t('problemConnectionLost'), hint: t('problemSilenceHint') }
    case 'cut':
      return { title: t('problemConnectionLost'), hint: t('problemCutHint') }
    default:
      return reason satisfies never
  }
}
