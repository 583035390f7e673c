import type { Turn } from '../core/conversation.ts'
import { t } from '../platform/i18n.ts'
import type { ChatModel } from './chat.ts'
import { longEstimate, shortEstimate } from './cost-words.ts'
import { detailLabel } from './receipt-words.ts'

/** Below an image that nothing was asked about yet: what each detail level would cost. */
export function DraftCost({ chat, turn }: { chat: ChatModel; turn: Turn }) {
  const { next, byLevel } = chat.next.estimates
  const own = next.value ?? turn.estimate
  if (!own) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div class="draft-cost numbers" role="group" aria-label={t('popupCost')}>
      <p>{longEstimate(own)}</p>
      {byLevel.value.length > 0 && !chat.isWithoutKey.value && (
        <ul>
          {byLevel.value.map(
            ({ level, estimate }) =>
              estimate && (
                <li key={level}>
                  <b>{detailLabel(level)}</b> {shortEstimate(estimate)}
                </li>
              ),
          )}
        </ul>
      )}
    </div>
  )
}
