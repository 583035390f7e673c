import { openOptions } from '../../platform/browser/places/open-pages.ts'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'
import { money, spentWords } from './cost-words.ts'

/** What was spent in this chat, today and this month, with the user's limits and the way to them. */
export function SpentRow({ chat }: { chat: ChatState }) {
  const totals = chat.spending.totals.value
  const settings = chat.settings.value
  if (!totals) return null
  const rows = [
    { name: t('popupTotalChat'), spent: totals.chat, limit: null },
    { name: t('popupTotalToday'), spent: totals.today, limit: settings?.dailyLimitUsd ?? null },
    { name: t('popupTotalMonth'), spent: totals.month, limit: settings?.monthlyLimitUsd ?? null },
  ]
  return (
    <section class="sheet-row spent" aria-label={t('popupSpent')}>
      <div class="row-name">
        <div aria-hidden="true">{t('popupSpent')}</div>
        <button type="button" class="link" onClick={() => void openOptions('money')}>
          {t('popupLimits')}
        </button>
      </div>
      <dl class="numbers">
        {rows.map(({ name, spent, limit }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {limit === null
                ? spentWords(spent)
                : t('popupSpentOfLimit', { usd: spentWords(spent), limit: money(limit) })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
