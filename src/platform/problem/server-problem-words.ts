import { formatCount } from '../../core/format-number.ts'
import type { ServerProblem } from '../../core/problem/server-problem.ts'
import { isLocalServer } from '../../core/server/server-kind.ts'
import { languageTag, t } from '../words/i18n.ts'
import type { ProblemWords, WordsOf } from './problem-sentences.ts'

/** What Ollama must be started with to let the extensions of both browsers in. */
const ollamaSetting = 'OLLAMA_ORIGINS=chrome-extension://*,moz-extension://*'

/** The words for what the account, the model or the way to the server made impossible. */
export const serverProblemWords: WordsOf<ServerProblem> = {
  'no-key': () => ({ title: t('problemNoKey'), hint: t('problemNoKeyHint') }),
  'key-refused': (_, host) => ({ title: t('problemKeyRefused', { host }), hint: t('problemKeyRefusedHint') }),
  'organization-required': () => ({ title: t('problemOrganization'), hint: t('problemOrganizationHint') }),
  'address-not-allowed': () => ({ title: t('problemAddress'), hint: t('problemAddressHint') }),
  'region-blocked': (_, host) => ({ title: t('problemRegion', { host }), hint: t('problemRegionHint') }),
  'missing-scope': ({ scope }) => ({
    title: t('problemScope'),
    hint: scope === null ? t('problemScopeHint') : t('problemScopeNamedHint', { scope }),
  }),
  'no-credit': (_, host) => ({ title: t('problemNoCredit'), hint: t('problemNoCreditHint', { host }) }),
  'rate-limited': ({ retryAfterSeconds: seconds }) => ({
    title: t('problemRateLimited'),
    hint: seconds ? t('problemRateLimitedSecondsHint', { seconds }) : t('problemRateLimitedHint'),
  }),
  'model-not-found': ({ model }, host) => ({
    title: t('problemModelNotFound', { model }),
    hint: t('problemModelNotFoundHint', { host }),
  }),
  'model-without-vision': ({ model }) => ({
    title: t('problemModelBlind', { model }),
    hint: t('problemModelBlindHint'),
  }),
  'chat-too-long': ({ model }) => ({
    title: t('problemChatTooLong', { model }),
    hint: t('problemChatTooLongHint'),
  }),
  'answer-limit-too-large': ({ model, fits }) => ({
    title: t('problemAnswerLimit', { model }),
    hint: fits
      ? t('problemAnswerLimitFitsHint', { count: formatCount(fits, languageTag()) })
      : t('problemAnswerLimitHint'),
  }),
  'content-refused': () => ({ title: t('problemContentRefused'), hint: t('problemContentRefusedHint') }),
  'unknown-parameter': ({ parameter }, host) => ({
    title: t('problemParameter', { host, parameter }),
    hint: t('problemParameterHint'),
  }),
  'detail-level-unknown': (_, host) => ({
    title: t('problemDetailLevel', { host }),
    hint: t('problemDetailLevelHint'),
  }),
  'local-server-refuses': (_, host) => ({
    title: t('problemLocalRefuses', { host }),
    hint: t('problemLocalRefusesHint'),
    howTo: [
      t('problemHowToOllama', { setting: ollamaSetting }),
      t('problemHowToLmStudio'),
      t('problemHowToOther'),
    ].join('\n'),
  }),
  'server-trouble': ({ status }, host) => ({
    title: t('problemServerTrouble', { host }),
    hint: status ? t('problemServerTroubleStatusHint', { status }) : t('problemServerTroubleHint'),
  }),
  unreachable: (_, host) => {
    const isLocal = isLocalServer(`http://${host}`)
    const hint = isLocal ? t('problemUnreachableLocalHint') : t('problemUnreachableHint')
    return { title: t('problemUnreachable', { host }), hint }
  },
  'not-the-api': () => ({ title: t('problemNotTheApi'), hint: t('problemNotTheApiHint') }),
  'connection-lost': ({ reason }, host) => lostConnectionWords[reason](host),
  redirected: (_, host) => ({ title: t('problemRedirected', { host }), hint: t('problemRedirectedHint') }),
  unexpected: ({ status, code, words }, host) => {
    const facts = [status, code].filter((fact) => fact !== null).join(', ')
    const title = facts === '' ? t('problemUnexpected', { host }) : t('problemUnexpectedFacts', { facts })
    if (words) return { title, hint: t('problemServerSaysHint', { host, words }) }
    return { title, hint: status === 404 ? t('problemNotFoundHint') : t('problemUnexpectedHint') }
  },
}

const lostConnectionWords = {
  'no-first-byte': (host: string) => ({
    title: t('problemNoFirstByte', { host }),
    hint: t('problemNoFirstByteHint'),
  }),
  silence: () => ({ title: t('problemConnectionLost'), hint: t('problemSilenceHint') }),
  cut: () => ({ title: t('problemConnectionLost'), hint: t('problemCutHint') }),
  'too-much': (host: string) => ({ title: t('problemTooMuch', { host }), hint: t('problemTooMuchHint') }),
} satisfies Record<string, (host: string) => ProblemWords>
