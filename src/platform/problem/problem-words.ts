import type { Problem } from '../../core/problem/problem.ts'
import type { ProblemAction } from '../../core/problem/problem-action.ts'
import { type MessageKey, t } from '../words/i18n.ts'
import { imageProblemWords } from './image-problem-words.ts'
import { inputProblemWords } from './input-problem-words.ts'
import type { ProblemWords, WordsOf } from './problem-sentences.ts'
import { serverProblemWords } from './server-problem-words.ts'
import { spendingProblemWords } from './spending-problem-words.ts'

/** A row for each kind; a kind that is missing in its group's table does not compile. */
const words: WordsOf<Problem> = {
  ...serverProblemWords,
  ...imageProblemWords,
  ...inputProblemWords,
  ...spendingProblemWords,
}

/** The words of a problem in the interface language; `host` is the server's, or null where none was asked. */
export function problemWords(problem: Problem, host: string | null = null): ProblemWords {
  // The row of a problem's own kind takes that problem, which the compiler does not see through the index.
  const say = words[problem.kind] as (problem: Problem, server: string) => ProblemWords
  return say(problem, host ?? t('problemServer'))
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

/** The label of a problem's button. */
export function actionLabel(action: ProblemAction): string {
  return t(labels[action])
}

/** What the button "How to" shows, one line for each kind of server; null for a problem without instructions. */
export function howTo(problem: Problem): string | null {
  return problemWords(problem).howTo ?? null
}
