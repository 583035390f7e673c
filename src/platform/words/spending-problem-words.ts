import { formatUsd } from '../../core/format-number.ts'
import type { Problem } from '../../core/problem/problem.ts'
import { languageTag, t } from './i18n.ts'
import type { ProblemWords } from './problem-words.ts'

type SpendingProblem = Extract<Problem, { kind: 'spending-limit' | 'spending-unknown' | 'ledger-failed' }>

/** The words for the user's own limit on spending; nothing was sent. */
export function spendingProblemWords(problem: SpendingProblem, server: string): ProblemWords {
  switch (problem.kind) {
    case 'spending-limit': {
      const usd = (amount: number) => formatUsd(amount, languageTag())
      const { period, limitUsd, spentUsd, mostUsd } = problem
      const isDay = period === 'day'
      return {
        title: t(isDay ? 'problemLimitDay' : 'problemLimitMonth', { limit: usd(limitUsd) }),
        hint: t(isDay ? 'problemLimitDayHint' : 'problemLimitMonthHint', {
          spent: usd(spentUsd),
          most: usd(mostUsd),
        }),
      }
    }
    case 'spending-unknown':
      return {
        title: t('problemSpendingUnknown', { model: problem.model, server }),
        hint: t('problemSpendingUnknownHint'),
      }
    case 'ledger-failed':
      return { title: t('problemLedger'), hint: t('problemLedgerHint') }
    default:
      return problem satisfies never
  }
}
