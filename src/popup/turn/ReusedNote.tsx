import type { Turn } from '../../core/chat/turn.ts'
import { formatAge } from '../../core/format-number.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'

/** That an answer is a stored one and cost nothing, with the way to a new one. */
export function ReusedNote({ chat, turn }: { chat: ChatState; turn: Turn }) {
  if (!turn.reusedFrom) return null
  const age = formatAge(turn.reusedFrom.askedAt, Date.now(), languageTag())
  return (
    <div class="note" role="status">
      <p>{t('popupReused', { age })}</p>
      <div class="actions">
        <button type="button" disabled={chat.running.value !== null} onClick={() => void chat.retry(turn)}>
          {t('popupAskAgain')}
        </button>
      </div>
    </div>
  )
}
