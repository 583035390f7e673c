import { formatUsd } from '../../core/format-number.ts'
import { ledgerCsv } from '../../core/money/csv.ts'
import type { LedgerRow } from '../../core/money/ledger.ts'
import type { Spending } from '../../core/money/spending.ts'
import { localDay } from '../../platform/browser/local-day.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import type { Form } from '../form/form.ts'
import { DayChart } from './DayChart.tsx'
import { LimitFields } from './LimitFields.tsx'
import { SumTable } from './SumTable.tsx'
import type { SpendingState, SpendingView } from './spending.ts'
import { dayName, spentWords } from './spending-words.ts'

/** What was spent, when and on what, and the limits that hold it. */
export function SpendingSection({ form, spending }: { form: Form; spending: SpendingState }) {
  const ledger = spending.ledger.value
  const view = spending.view.value
  return (
    <section aria-labelledby="spending-heading">
      <h2 id="spending-heading">{t('optionsSpendingHeading')}</h2>
      {ledger.name === 'unreadable' && <p class="attention">{t('optionsSpendingUnreadable')}</p>}
      {view?.all.requests === 0 && <p class="soft">{t('optionsSpendingNothing')}</p>}
      {view && view.all.requests > 0 && <Overview form={form} view={view} />}
      {ledger.name === 'read' && ledger.rows.length > 0 && (
        <div class="actions">
          <button type="button" onClick={() => saveCsv(ledger.rows)}>
            {t('optionsSpendingCsv')}
          </button>
          <span class="soft">{t('optionsSpendingCsvHint')}</span>
        </div>
      )}
      <LimitFields form={form} />
    </section>
  )
}

function Overview({ form, view }: { form: Form; view: SpendingView }) {
  const { dailyLimitUsd = null, monthlyLimitUsd = null } = form.saved.value ?? {}
  const average =
    view.averageUsd === null ? t('optionsSumUnpriced') : formatUsd(view.averageUsd, languageTag())
  const spentDays = view.days.filter(({ sum }) => sum.requests > 0).toReversed()
  return (
    <>
      <dl class="tiles numbers">
        <Tile name={t('optionsSpendingToday')} sum={view.today} limitUsd={dailyLimitUsd} />
        <Tile name={t('optionsSpendingMonth')} sum={view.month} limitUsd={monthlyLimitUsd} />
        <div>
          <dt>{t('optionsSpendingAverage')}</dt>
          <dd>{average}</dd>
        </div>
      </dl>
      <DayChart days={view.days} />
      {spentDays.length > 0 && (
        <details>
          <summary>{t('optionsSpendingByDay')}</summary>
          <SumTable
            caption={t('optionsSpendingByDay')}
            first={t('optionsSumDay')}
            rows={spentDays.map(({ day, sum }) => ({ key: day, name: dayName(day), sum }))}
          />
        </details>
      )}
      {view.models.length > 0 && (
        <details open>
          <summary>{t('optionsSpendingByModel')}</summary>
          <SumTable
            caption={t('optionsSpendingByModel')}
            first={t('optionsSumModel')}
            rows={view.models.map(({ key, sum }) => ({ key, name: key, sum }))}
          />
        </details>
      )}
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
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `spending-${localDay(Date.now())}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
