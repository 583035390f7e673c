import { formatUsd } from '../../core/format-number.ts'
import { ledgerCsv } from '../../core/money/csv.ts'
import type { LedgerRow } from '../../core/money/ledger.ts'
import type { Spending } from '../../core/money/spending.ts'
import { downloadFile } from '../../platform/browser/download-file.ts'
import { localDay } from '../../platform/browser/local-day.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import { Fold } from '../form/Fold.tsx'
import type { Form } from '../state/form.ts'
import { DayChart } from './DayChart.tsx'
import { SumTable } from './SumTable.tsx'
import type { SpendingState } from './spending.ts'
import { dayName, spentWords } from './spending-words.ts'

type Properties = { form: Form; spending: SpendingState }

/** What was spent today, this month and on a question. */
export function SpendingSums({ form, spending }: Properties) {
  const view = spending.view.value
  if (spending.ledger.value.name === 'unreadable')
    return <p class="attention">{t('optionsSpendingUnreadable')}</p>
  if (!view) return null
  if (view.all.requests === 0) return <p class="soft">{t('optionsSpendingNothing')}</p>
  const { dailyLimitUsd = null, monthlyLimitUsd = null } = form.saved.value ?? {}
  const average =
    view.averageUsd === null ? t('optionsSumUnpriced') : formatUsd(view.averageUsd, languageTag())
  return (
    <dl class="tiles numbers">
      <Tile name={t('optionsSpendingToday')} sum={view.today} limitUsd={dailyLimitUsd} />
      <Tile name={t('optionsSpendingMonth')} sum={view.month} limitUsd={monthlyLimitUsd} />
      <div>
        <dt>{t('optionsSpendingAverage')}</dt>
        <dd>{average}</dd>
      </div>
    </dl>
  )
}

/** When and on what it was spent, and the ledger as a file. */
export function SpendingFolds({ spending }: { spending: SpendingState }) {
  const view = spending.view.value
  const ledger = spending.ledger.value
  if (!view || ledger.name !== 'read' || ledger.rows.length === 0) return null
  const spentDays = view.days.filter(({ sum }) => sum.requests > 0).toReversed()
  return (
    <>
      <Fold id="by-day" title={t('optionsSpendingByDay')}>
        <DayChart days={view.days} />
        <SumTable
          caption={t('optionsSpendingByDay')}
          first={t('optionsSumDay')}
          rows={spentDays.map(({ day, sum }) => ({ key: day, name: dayName(day), sum }))}
        />
      </Fold>
      <Fold id="by-model" title={t('optionsSpendingByModel')}>
        <SumTable
          caption={t('optionsSpendingByModel')}
          first={t('optionsSumModel')}
          rows={view.models.map(({ key, sum }) => ({ key, name: key, sum }))}
        />
      </Fold>
      <Fold id="ledger-file" title={t('optionsSpendingFile')}>
        <div class="actions">
          <button type="button" onClick={() => saveCsv(ledger.rows)}>
            {t('optionsSpendingCsv')}
          </button>
          <span class="soft">{t('optionsSpendingCsvHint')}</span>
        </div>
      </Fold>
    </>
  )
}

function Tile({ name, sum, limitUsd }: { name: string; sum: Spending; limitUsd: number | null }) {
  const usd = (amount: number) => formatUsd(amount, languageTag())
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {spentWords(sum)}
        {limitUsd !== null && <small>{t('optionsSpendingOfLimit', { limit: usd(limitUsd) })}</small>}
        {sum.unreportedUsd > 0 && (
          <small>{t('optionsSpendingUnreported', { usd: usd(sum.unreportedUsd) })}</small>
        )}
      </dd>
    </div>
  )
}

/** Hands the ledger over as a file. */
function saveCsv(rows: readonly LedgerRow[]): void {
  // With the mark of order, by which Excel knows UTF-8.
  const text = `\u{FEFF}${ledgerCsv(rows, (at) => new Date(at).toISOString())}`
  downloadFile(new Blob([text], { type: 'text/csv' }), `spending-${localDay(Date.now())}.csv`)
}
