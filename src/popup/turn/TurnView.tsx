import type { Turn } from '../../core/chat/turn.ts'
import { isRunning } from '../../core/chat/turn-state.ts'
import { t } from '../../platform/words/i18n.ts'
import { Answer } from '../answer/Answer.tsx'
import { DraftCost } from '../money/DraftCost.tsx'
import { EarlierNote } from '../question/EarlierImages.tsx'
import type { ChatState } from '../state/chat.ts'
import { Question } from './asked/Question.tsx'
import { AnswerBar } from './bar/AnswerBar.tsx'
import { ReusedNote } from './ReusedNote.tsx'
import { StateNote } from './StateNote.tsx'
import { ThinkingFold } from './ThinkingFold.tsx'

/** One question, its answer, and what it cost. */
export function TurnView({ chat, turn }: { chat: ChatState; turn: Turn }) {
  const isDraft = turn.state.name === 'draft'
  const isAsked = !isDraft && (turn.state.name !== 'acquiring' || chat.settings.value?.askAtOnce !== false)
  return (
    <article aria-label={turn.question || t('popupImage')}>
      {isAsked && turn.question !== '' && <Question chat={chat} turn={turn} />}
      {isAsked && <EarlierNote turn={turn} />}
      <ReusedNote chat={chat} turn={turn} />
      <ThinkingFold chat={chat} turn={turn} />
      <Answer answer={chat.answers.of(turn)} isRunning={isRunning(turn)} />
      <StateNote chat={chat} turn={turn} />
      {isDraft && !chat.isKeyWanted.value && <DraftCost chat={chat} />}
      {!isDraft && <AnswerBar chat={chat} turn={turn} />}
    </article>
  )
}
