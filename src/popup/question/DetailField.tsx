import type { DetailChoice } from '../../core/tokens/detail-level.ts'
import { t } from '../../platform/words/i18n.ts'
import { detailLabel } from '../pieces/level-words.ts'
import type { ChatState } from '../state/chat.ts'

/** The detail of the next question, as far as the model has levels to choose from. */
export function DetailField({ chat }: { chat: ChatState }) {
  const { detail, levels, setDetail } = chat.next
  const choices: DetailChoice[] = ['auto', ...levels.value]
  return (
    <div class="segments" role="radiogroup" aria-label={t('popupDetail')}>
      {choices.map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name="detail"
            checked={detail.value === choice}
            onChange={() => setDetail(choice)}
          />
          {detailLabel(choice)}
        </label>
      ))}
    </div>
  )
}
