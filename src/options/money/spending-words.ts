import { formatCount, formatUsd } from '../../core/format-number.ts'
import type { Spending } from '../../core/money/spending.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'

/** A calendar day (`2026-11-22`) in words. */
export function dayName(day: string): string {
  // Read and written in UTC: the day is the user's own already.
  return new Intl.DateTimeFormat(languageTag(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** What a sum came to: unpriced requests are told apart, never counted as zero. */
export function spentWords({ usd, requests, unpriced }: Spending): string {
  const spent = formatUsd(usd, languageTag())
  if (unpriced === 0) return spent
  if (unpriced === requests) return t('optionsSumUnpriced')
  return t('optionsSumPartly', { usd: spent, count: formatCount(unpriced, languageTag()) })
}
