import { useId, useState } from 'preact/hooks'
import { plainText } from '../../../core/answer/plain-text.ts'
import { hasWords } from '../../../core/chat/has-words.ts'
import type { Turn } from '../../../core/chat/turn.ts'
import { isSettled } from '../../../core/chat/turn-state.ts'
import { t } from '../../../platform/words/i18n.ts'
import { CostButton } from '../../money/CostButton.tsx'
import { CostDetails } from '../../money/CostDetails.tsx'
import { costOfTurn } from '../../money/turn-cost.ts'
import { CopyButton } from '../../pieces/CopyButton.tsx'
import type { ChatState } from '../../state/chat.ts'
import { AskAgain } from './AskAgain.tsx'

/** Under an answer: what can be done with it, and its price, which opens the breakdown. */
export function AnswerBar({ chat, turn }: { chat: ChatState; turn: Turn }) {
  const [isOpen, setOpen] = useState(false)
  const detailsId = useId()
  if (!isSettled(turn)) return null
  const cost = costOfTurn(turn)
  const hasAnswer = hasWords(turn.answer)
  if (!hasAnswer && cost.name === 'none') return null
  return (
    <>
      <div class="under">
        {hasAnswer && (
          <CopyButton
            label={t('popupCopyAnswer')}
            text={() => plainText(turn.answer)}
            other={{
              label: t('popupCopyAs'),
              items: [
                { label: t('popupCopyText'), text: () => plainText(turn.answer) },
                { label: t('popupCopyMarkdown'), text: () => turn.answer },
              ],
            }}
          />
        )}
        {turn.state.name === 'done' && hasAnswer && <AskAgain chat={chat} turn={turn} />}
        <CostButton
          turn={turn}
          cost={cost}
          detailsId={detailsId}
          isOpen={isOpen}
          toggle={() => setOpen(!isOpen)}
        />
      </div>
      {isOpen && <CostDetails id={detailsId} turn={turn} cost={cost} />}
    </>
  )
}
