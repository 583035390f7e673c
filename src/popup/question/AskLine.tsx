import { t } from '../../platform/words/i18n.ts'
import { nextPrice } from '../money/cost-words.ts'
import { Icon } from '../pieces/Icon.tsx'
import { detailLabel } from '../pieces/level-words.ts'
import type { ChatState } from '../state/chat.ts'

/** Below the box: who will be asked at which detail, which opens the sheet, and what that costs. */
export function AskLine({ chat }: { chat: ChatState }) {
  const { model, detail, forecast } = chat.next
  const level = t('popupWithDetail', { level: detailLabel(detail.value) })
  return (
    <div class="how">
      <button
        type="button"
        // The values are no part of the name, which else were another with each model.
        aria-label={t('popupModelAndDetail')}
        aria-description={`${model.value} · ${level}`}
        aria-haspopup="dialog"
        aria-expanded={chat.spending.isOpen.value}
        onClick={() => chat.focusOn('detail')}
      >
        <span class="model-name">{model.value}</span>
        <span> · {level}</span>
        <Icon name="unfold" />
      </button>
      <output class="numbers" aria-label={t('popupEstimate')} aria-live="off">
        {forecast.value && nextPrice(forecast.value.estimate)}
      </output>
    </div>
  )
}
