import { formatUsd } from '../../core/format-number.ts'
import type { SpendingProblem } from '../../core/problem/spending-problem.ts'
import { languageTag, t } from '../words/i18n.ts'
import type { WordsOf } from './problem-sentences.ts'

/** The words for the user's own limit on spending; nothing was sent. */
export const spendingProblemWords: WordsOf<SpendingProblem> = {
  'spending-limit': ({ period, limitUsd, spentUsd, mostUsd }) => {
    const usd = (amount: number) => formatUsd(amount, languageTag())
    const isDay = period === 'day'
    return {
      title: t(isDay ? 'problemLimitDay' : 'problemLimitMonth', { limit: usd(limitUsd) }),
      hint: t(isDay ? 'problemLimitDayHint' : 'problemLimitMonthHint', {
        spent: usd(spentUsd),
        most: usd(mostUsd),
      }),
    }
  },
  'spending-unknown': ({ model }, server) => ({
    title: t('problemSpendingUnknown', { model, server }),
    hint: t('problemSpendingUnknownHint'),
  }),
  'ledger-failed': () => ({ title: t('problemLedger'), hint: t('problemLedgerHint') }),
}
