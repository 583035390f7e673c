import { useState } from 'preact/hooks'
import { hasWords } from '../../core/chat/has-words.ts'
import type { Turn } from '../../core/chat/turn.ts'
import { isSettled } from '../../core/chat/turn-state.ts'
import { t } from '../../platform/words/i18n.ts'
import { CostDetails } from '../money/CostDetails.tsx'
import { CostLine } from '../money/CostLine.tsx'
import { costLine } from '../money/cost-words.ts'
import { costOfTurn } from '../money/turn-cost.ts'
import { CopyButton } from '../pieces/CopyButton.tsx'
import { IconButton } from '../pieces/Icon.tsx'
import type { ChatState } from '../state/chat.ts'

/** Under an answer: what it cost, and what can be done with it. */
export function AnswerBar({ chat, turn }: { chat: ChatState; turn: Turn }) {
  const [isOpen, setOpen] = useState(false)
  const cost = costOfTurn(turn)
  const line = costLine(cost)
  const hasDetails = turn.requests.length > 0 && line !== ''
  const hasAnswer = hasWords(turn.answer)
  if (line === '' && !hasAnswer) return null
  return (
    <>
      <div class="under">
        <CostLine line={line} />
        {hasDetails && (
          <IconButton
            name={isOpen ? 'fold' : 'unfold'}
            label={t('popupCostDetails')}
            expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          />
        )}
        {hasAnswer && isSettled(turn) && <CopyButton label={t('popupCopyAnswer')} text={() => turn.answer} />}
        {turn.state.name === 'done' && hasAnswer && !chat.running.value && (
          <IconButton name="again" label={t('popupAskAgain')} onClick={() => void chat.retry(turn)} />
        )}
      </div>
      {isOpen && hasDetails && <CostDetails turn={turn} cost={cost} />}
    </>
  )
}
