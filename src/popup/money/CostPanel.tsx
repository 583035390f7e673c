import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'
import { spentWords } from './cost-words.ts'
import { ExactCountLine } from './ExactCountLine.tsx'
import { LevelTable } from './LevelTable.tsx'

/** Unfolded from the estimate: the next question level by level, and what was spent so far. */
export function CostPanel({ chat, id }: { chat: ChatState; id: string }) {
  const forecast = chat.next.forecast.value
  const totals = chat.spending.totals.value
  return (
    <section id={id} class="cost-panel" aria-label={t('popupCostPanel')}>
      {forecast ? (
        <>
          <LevelTable forecast={forecast} chosen={chat.next.detail.value} />
          <ExactCountLine chat={chat} />
        </>
      ) : (
        <p>{t('popupCostPanelEmpty')}</p>
      )}
      {totals && (
        <dl class="totals numbers">
          {(['today', 'month', 'chat'] as const).map((period) => (
            <div key={period}>
              <dt>{t(periodNames[period])}</dt>
              <dd>{spentWords(totals[period])}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

const periodNames = { today: 'popupTotalToday', month: 'popupTotalMonth', chat: 'popupTotalChat' } as const
