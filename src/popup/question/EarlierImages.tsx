import { useId } from 'preact/hooks'
import type { Turn } from '../../core/chat/turn.ts'
import { t } from '../../platform/words/i18n.ts'
import { money } from '../money/cost-words.ts'
import type { ChatState } from '../state/chat.ts'

type Choice = Turn['earlierImages']

/** Whether the pictures of earlier questions go along with the next one, what that costs each time, and the way to pay less. */
export function EarlierImages({ chat }: { chat: ChatState }) {
  const id = useId()
  const earlier = chat.next.forecast.value?.earlier ?? null
  if (!earlier) return null
  const { earlierImages, setEarlierImages } = chat.next
  const chosen = earlierImages.value
  const { sent, low } = earlier.choices
  // On some models the lowest level is no cheaper.
  const isLowCheaper = low.tokens !== null && sent.tokens !== null && low.tokens < sent.tokens
  const other = chosen === 'sent' ? 'low' : 'sent'
  return (
    <div class="sheet-row">
      <div class="row-name">
        <label for={id}>
          {earlier.count === 1 ? t('popupAgainOne') : t('popupAgainMany', { count: earlier.count })}
        </label>
        <small class="numbers" id={`${id}-cost`}>
          {chosen === 'low' && `${t('popupAgainAtLow')} · `}
          {chosen === 'left-out' ? t('popupAgainLeftOut') : each(earlier.choices[chosen].usd)}
        </small>
        {chosen !== 'left-out' && isLowCheaper && (
          <button type="button" class="link numbers" onClick={() => setEarlierImages(other)}>
            {[t(buttons[other]), ...prices(earlier.choices[other].usd)].join(' · ')}
          </button>
        )}
      </div>
      <input
        id={id}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells by itself whether it is on
        role="switch"
        class="switch"
        checked={chosen !== 'left-out'}
        aria-describedby={`${id}-cost`}
        onChange={(event) => setEarlierImages(event.currentTarget.checked ? 'sent' : 'left-out')}
      />
    </div>
  )
}

const buttons = { sent: 'popupAgainFull', low: 'popupAgainLow' } as const

const each = (usd: number | null) => (usd === null ? money(usd) : t('popupAgainEach', { usd: money(usd) }))
const prices = (usd: number | null) => (usd === null ? [] : [money(usd)])

/** In the chat: that a question went out without the images before it, or with less of them. */
export function EarlierNote({ turn }: { turn: Turn }) {
  if (turn.earlierImages === 'sent' || turn.sequence === 1) return null
  return <p class="soft">{t(notes[turn.earlierImages])}</p>
}

const notes = {
  low: 'popupEarlierWereLow',
  'left-out': 'popupEarlierWereLeftOut',
} as const satisfies Record<Exclude<Choice, 'sent'>, string>
