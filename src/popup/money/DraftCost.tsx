import type { Turn } from '../../core/chat/turn.ts'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'
import { longEstimate } from './cost-words.ts'
import { LevelTable } from './LevelTable.tsx'

/** Below an image that nothing was asked about yet: what each detail level would cost. */
export function DraftCost({ chat, turn }: { chat: ChatState; turn: Turn }) {
  const forecast = chat.next.forecast.value
  const own = forecast?.estimate ?? turn.estimate
  if (!own) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div class="draft-cost" role="group" aria-label={t('popupCost')}>
      {forecast && !chat.spending.isOpen.value ? (
        <LevelTable forecast={forecast} chosen={chat.next.detail.value} />
      ) : (
        <p class="numbers">{longEstimate(own)}</p>
      )}
    </div>
  )
}
