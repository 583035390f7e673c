import { useId } from 'preact/hooks'
import { levelMeaning } from '../../core/request/level-meaning.ts'
import type { DetailChoice } from '../../core/tokens/detail-level.ts'
import { t } from '../../platform/words/i18n.ts'
import { Icon } from '../pieces/Icon.tsx'
import { detailLabel } from '../pieces/level-words.ts'
import type { ChatState } from '../state/chat.ts'
import { money } from './cost-words.ts'
import { cardSentence } from './level-card-words.ts'

/** The detail of the next question: a card for each level that the model has, with its price and what it means here. */
export function LevelCards({ chat, isFocused = false }: { chat: ChatState; isFocused?: boolean }) {
  const { detail, levels, forecast } = chat.next
  const group = useId()
  const choices: DetailChoice[] = ['auto', ...levels.value]
  // Where nobody knows a price, that is said once, beside the model.
  const isPriced = forecast.value?.levels.some(({ estimate }) => estimate.usd !== null) ?? false
  return (
    <div class="level-cards numbers" role="radiogroup" aria-label={t('popupDetail')}>
      {choices.map((choice) => {
        const isChosen = detail.value === choice
        const usd = forecast.value?.levels.find((level) => level.choice === choice)?.estimate.usd ?? null
        const meaning = forecast.value && levelMeaning(choice, forecast.value)
        return (
          <div key={choice} class={isChosen ? 'level-card chosen' : 'level-card'}>
            <label>
              <input
                type="radio"
                name={group}
                checked={isChosen}
                // biome-ignore lint/a11y/noAutofocus: where the focus goes as the sheet opens
                autoFocus={isFocused && isChosen}
                aria-describedby={`${group}-${choice}`}
                onChange={() => chat.next.setDetail(choice)}
              />
              {detailLabel(choice)}
              {isChosen && <Icon name="check" />}
            </label>
            <small id={`${group}-${choice}`}>
              {isPriced && <span>{money(usd)}</span>}
              {meaning && <span>{cardSentence(meaning)}</span>}
            </small>
          </div>
        )
      })}
    </div>
  )
}
