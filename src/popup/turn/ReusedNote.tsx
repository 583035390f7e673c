import type { Turn } from '../../core/chat/turn.ts'
import { formatAge, formatDay } from '../../core/format-number.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'

/** In milliseconds. */
const minute = 60_000

/** That an answer is a saved one and cost nothing, or that there is one, with the way to it. */
export function ReusedNote({ chat, turn }: { chat: ChatState; turn: Turn }) {
  const { reusedFrom, offered } = turn
  if (reusedFrom) {
    const now = Date.now()
    const isFresh = now - reusedFrom.askedAt < minute
    const age = formatAge(reusedFrom.askedAt, now, languageTag())
    return (
      <p class="soft" role="status">
        {isFresh ? t('popupReusedFresh') : t('popupReused', { age })}
      </p>
    )
  }
  if (!offered) return null
  return (
    <div class="note" role="status">
      <p class="hint">{t('popupStoredOffer', { day: formatDay(offered.askedAt, languageTag()) })}</p>
      <div class="actions">
        <button
          type="button"
          class="primary"
          disabled={chat.running.value !== null}
          onClick={() => void chat.showStored(turn)}
        >
          {t('popupShowStored')}
        </button>
      </div>
    </div>
  )
}
