import type { Turn } from '../../core/chat/turn.ts'
import { formatAge, formatDay } from '../../core/format-number.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'

/** That an answer is a stored one and cost nothing, or that there is one, each with the way to the other. */
export function ReusedNote({ chat, turn }: { chat: ChatState; turn: Turn }) {
  const isBusy = chat.running.value !== null
  const { reusedFrom, offered } = turn
  if (reusedFrom) {
    const age = formatAge(reusedFrom.askedAt, Date.now(), languageTag())
    return (
      <Note words={t('popupReused', { age })}>
        <button type="button" disabled={isBusy} onClick={() => void chat.retry(turn)}>
          {t('popupAskAgain')}
        </button>
      </Note>
    )
  }
  if (!offered) return null
  return (
    <Note words={t('popupStoredOffer', { day: formatDay(offered.askedAt, languageTag()) })}>
      <button type="button" disabled={isBusy} onClick={() => void chat.showStored(turn)}>
        {t('popupShowStored')}
      </button>
    </Note>
  )
}

function Note({ words, children }: { words: string; children: preact.ComponentChildren }) {
  return (
    <div class="note" role="status">
      <p>{words}</p>
      <div class="actions">{children}</div>
    </div>
  )
}
