import type { Turn } from '../../core/chat/turn.ts'
import { t } from '../../platform/words/i18n.ts'
import { priceOfTurn } from './cost-parts.ts'
import { priceWords } from './cost-words.ts'
import type { TurnCost } from './turn-cost.ts'

type Props = { turn: Turn; cost: TurnCost; detailsId: string; isOpen: boolean; toggle: () => void }

/** The price of an answer, and nothing else; it opens the breakdown. */
export function CostButton({ turn, cost, detailsId, isOpen, toggle }: Props) {
  const price = priceOfTurn(turn, cost)
  if (!price) return null
  const words = priceWords(price)
  return (
    <button
      type="button"
      class="price numbers"
      aria-label={t('popupCost')}
      aria-description={words}
      aria-expanded={isOpen}
      aria-controls={isOpen ? detailsId : undefined}
      onClick={toggle}
    >
      {words}
    </button>
  )
}
