import type { Problem, ProblemAction } from '../../core/problem/problem.ts'
import { type MessageKey, t } from './i18n.ts'
import { imageProblemWords } from './image-problem-words.ts'
import { inputProblemWords } from './input-problem-words.ts'
import { serverProblemWords } from './server-problem-words.ts'
import { spendingProblemWords } from './spending-problem-words.ts'

/** What the user reads: what happened, and what helps. */
export type ProblemWords = { title: string; hint: string | null }

/** The words of a problem in the interface language; `host` is the server's, or null where none was asked. */
export function problemWords(problem: Problem, host: string | null = null): ProblemWords {
  const server = host ?? t('problemServer')
  switch (problem.kind) {
    case 'no-key':
    case 'key-refused':
    case 'organization-required':
    case 'address-not-allowed':
    case 'region-blocked':
    case 'missing-scope':
    case 'no-credit':
    case 'rate-limited':
    case 'model-not-found':
    case 'model-without-vision':
    case 'chat-too-long':
    case 'content-refused':
    case 'unknown-parameter':
    case 'local-server-refuses':
    case 'server-trouble':
    case 'unreachable':
    case 'not-the-api':
    case 'connection-lost':
    case 'redirected':
    case 'unexpected':
      return serverProblemWords(problem, server)
    case 'link-not-opened':
    case 'links-unsupported':
    case 'image-unreadable':
    case 'image-too-large':
    case 'image-gone':
    case 'image-not-loaded':
    case 'image-not-found':
    case 'image-empty':
    case 'image-unsupported':
    case 'image-undecodable':
    case 'image-file-too-big':
    case 'image-too-many-pixels':
    case 'image-unreachable':
    case 'page-forbidden':
    case 'page-frozen':
      return imageProblemWords(problem)
    case 'question-empty':
    case 'question-too-long':
    case 'key-malformed':
    case 'key-locked':
    case 'passphrase-refused':
    case 'base-url-invalid':
    case 'setting-invalid':
    case 'storage-failed':
    case 'chat-gone':
    case 'chat-busy':
      return inputProblemWords(problem)
    case 'spending-limit':
    case 'spending-unknown':
    case 'ledger-failed':
      return spendingProblemWords(problem, server)
    default:
      return problem satisfies never
  }
}

const labels: Readonly<Record<ProblemAction, MessageKey>> = {
  options: 'problemActionOptions',
  'replace-key': 'problemActionReplaceKey',
  'choose-model': 'problemActionChooseModel',
  retry: 'problemActionRetry',
  continue: 'problemActionContinue',
  billing: 'problemActionBilling',
  'use-visible': 'problemActionUseVisible',
  'new-chat': 'problemActionNewChat',
  'edit-question': 'problemActionEditQuestion',
  'how-to': 'problemActionHowTo',
  'copy-details': 'problemActionCopyDetails',
  'send-anyway': 'problemActionSendAnyway',
}

/** What Ollama must be started with to let the extensions of both browsers in. */
const ollamaSetting = 'OLLAMA_ORIGINS=chrome-extension://*,moz-extension://*'

/** The label of a problem's button. */
export function actionLabel(action: ProblemAction): string {
  return t(labels[action])
}

/** What the button "How to" shows, one line for each kind of server; null for a problem without instructions. */
export function howTo(problem: Problem): string | null {
  if (problem.kind !== 'local-server-refuses') return null
  const lines = [
    t('problemHowToOllama', { setting: ollamaSetting }),
    t('problemHowToLmStudio'),
    t('problemHowToOther'),
  ]
  return lines.join('\n')
}
