import type { Turn } from '../../core/chat/turn.ts'
import { t } from '../../platform/words/i18n.ts'
import { count, money } from '../money/cost-words.ts'
import type { ChatState } from '../state/chat.ts'

type Choice = Turn['earlierImages']

const words = { sent: 'popupEarlierSent', low: 'popupEarlierLow', 'left-out': 'popupEarlierLeftOut' } as const
const buttons = {
  sent: 'popupEarlierSendAgain',
  low: 'popupEarlierPutLow',
  'left-out': 'popupEarlierLeaveOut',
} as const

/** What the images of earlier questions cost each time they go along, and the ways to pay less from now on. */
export function EarlierImages({ chat }: { chat: ChatState }) {
  const earlier = chat.next.forecast.value?.earlier ?? null
  if (!earlier) return null
  const chosen = chat.next.earlierImages.value
  const { sent, low } = earlier.choices
  // On some models the lowest level is no cheaper.
  const isLowCheaper = low.tokens !== null && sent.tokens !== null && low.tokens < sent.tokens
  const offered = (['sent', 'low', 'left-out'] as const).filter(
    (choice) => choice !== chosen && (choice !== 'low' || isLowCheaper),
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its frame and legend
    <div class="earlier numbers" role="group" aria-label={t('popupEarlierImages')}>
      <span>{t(words[chosen], { count: earlier.count, cost: costWords(earlier.choices[chosen]) })}</span>
      {offered.map((choice) => (
        <button key={choice} type="button" class="link" onClick={() => chat.next.setEarlierImages(choice)}>
          {t(buttons[choice])}
        </button>
      ))}
    </div>
  )
}

/** In the chat: that a question went out without the images before it, or with less of them. */
export function EarlierNote({ turn }: { turn: Turn }) {
  if (turn.earlierImages === 'sent' || turn.sequence === 1) return null
  return <p class="soft">{t(notes[turn.earlierImages])}</p>
}

const notes = {
  low: 'popupEarlierWereLow',
  'left-out': 'popupEarlierWereLeftOut',
} as const satisfies Record<Exclude<Choice, 'sent'>, string>

/** The price where there is one, since one line has room for one figure; else the tokens. */
function costWords({ tokens, usd }: { tokens: number | null; usd: number | null }): string {
  if (usd !== null) return money(usd)
  return tokens === null ? t('popupImageTokensUnknown') : t('popupTokens', { count: count(tokens) })
}
