import type { Turn } from '../../core/chat/turn.ts'
import type { MoreRoom as Room } from '../../core/request/more-room.ts'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'
import { money } from './cost-words.ts'

/** Asks again with room for a longer answer, with the most that it can cost beside it. */
export function MoreRoom({ chat, turn, room }: { chat: ChatState; turn: Turn; room: Room }) {
  const price = money(room.usd)
  return (
    <span class="more-room">
      <button
        type="button"
        class="primary"
        disabled={chat.running.value !== null}
        onClick={() => void chat.askWithRoom(turn, room.tokens)}
      >
        {t('popupMoreRoom')}
      </button>
      <span class="numbers">{room.usd === null ? price : t('popupTotalUpTo', { usd: price })}</span>
    </span>
  )
}
