import type { Problem } from '../../core/problem/problem.ts'
import { problemActions } from '../../core/problem/problem-action.ts'
import { type Cure, curesOf, isFirstCure } from '../../core/problem/problem-cure.ts'
import { type MessageKey, t } from '../../platform/words/i18n.ts'

const words: Record<Cure, MessageKey> = {
  key: 'popupAgainWithKey',
  model: 'popupAgainWithModel',
  options: 'popupAgainWithOptions',
}

/** What a note says of the question that is asked again by itself once the cure is done; null where it says nothing of it. */
export function afterwards(problem: Problem): string | null {
  // Who is to try again first is not told of the options.
  const isRetryFirst = problemActions(problem)[0] === 'retry'
  const cure = curesOf(problem).find((each) =>
    each === 'options' ? !isRetryFirst : isFirstCure(each, problem),
  )
  return cure ? t(words[cure]) : null
}
