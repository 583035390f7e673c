import { formatCount, formatUsd } from '../../core/format-number.ts'
import type { Spending } from '../../core/money/spending.ts'
import type { Estimate } from '../../core/money/usage.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import type { TurnPrice } from './cost-parts.ts'

/** A number of tokens or the like, with group separators. */
export const count = (tokens: number) => formatCount(tokens, languageTag())

/** A sum of money; null is "price unknown", never zero. */
export const money = (usd: number | null) =>
  usd === null ? t('popupPriceUnknown') : formatUsd(usd, languageTag())

/** What asking the next question costs, in money alone. */
export const nextPrice = ({ usd }: Estimate): string => (usd === null ? money(usd) : `≈ ${money(usd)}`)

/** Tokens and price of sending, and the most that the answer can add. */
export function longEstimate(estimate: Estimate): string {
  const sent = `${tokensToSend(estimate)} · ${money(estimate.usd)}`
  return estimate.maxAnswerUsd === null
    ? sent
    : t('popupCostWithAnswer', { sent, max: money(estimate.maxAnswerUsd) })
}

function tokensToSend({ imageTokens, textTokens }: Estimate): string {
  const text = count(textTokens)
  if (imageTokens === null) return t('popupCostTextOnlyKnown', { text })
  if (imageTokens === 0) return t('popupCostText', { text })
  return t('popupCostImageAndText', { image: count(imageTokens), text })
}

/** A price as it stands under an answer. */
export function priceWords(price: TurnPrice): string {
  switch (price.name) {
    case 'free':
      return t('popupPriceFree')
    case 'unknown':
      return t('popupPriceUnknown')
    case 'reported':
      return money(price.usd)
    case 'estimated':
      return `≈ ${money(price.usd)}`
    default:
      return price satisfies never
  }
}

/** What was spent, and how sure that is: unreported requests count as the most that they can have cost. */
export function spentWords({ usd, unreportedUsd, unpriced, requests }: Spending): string {
  const spent = unpriced === requests && requests > 0 ? t('popupPriceUnknown') : money(usd)
  if (unpriced > 0 && unpriced < requests) return t('popupTotalUnpriced', { usd: spent, count: unpriced })
  return unreportedUsd > 0 ? t('popupTotalUpTo', { usd: spent }) : spent
}
