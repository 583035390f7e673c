import type { Problem } from '../../core/problem/problem.ts'
import { problemWords } from '../../platform/problem/problem-words.ts'
import { t } from '../../platform/words/i18n.ts'

/** A problem in a sentence or two: what happened and what helps; `host` is the server that was asked, if any. */
export function problemSentence(problem: Problem, host: string | null = null): string {
  const { title, hint } = problemWords(problem, host)
  return hint ? t('optionsProblem', { title, hint }) : title
}
