import type { ChatState } from '../state/chat.ts'
import { LevelCards } from './LevelCards.tsx'

/** Below an image that waits for a question: what each level of detail would cost. The sheet has the same. */
export function DraftCost({ chat }: { chat: ChatState }) {
  if (!chat.next.forecast.value || chat.isWithoutKey.value) return null
  return (
    // Never twice at the same time, and nothing moves behind the sheet.
    <div class={chat.spending.isOpen.value ? 'draft-cost covered' : 'draft-cost'}>
      <LevelCards chat={chat} />
    </div>
  )
}
