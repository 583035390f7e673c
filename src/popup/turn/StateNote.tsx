import type { ComponentChildren } from 'preact'
import { hasWords } from '../../core/chat/has-words.ts'
import type { Turn } from '../../core/chat/turn.ts'
import { isRunning, mayContinue } from '../../core/chat/turn-state.ts'
import type { ProblemAction } from '../../core/problem/problem-action.ts'
import { moreRoom, takenByThinking } from '../../core/request/more-room.ts'
import { defaultSettings } from '../../core/settings/settings.ts'
import { problemWords } from '../../platform/problem/problem-words.ts'
import { t } from '../../platform/words/i18n.ts'
import { MoreRoom } from '../money/MoreRoom.tsx'
import { useNow } from '../pieces/use-now.ts'
import { ActionButtons } from '../problem/ActionButtons.tsx'
import { ProblemNote } from '../problem/ProblemNote.tsx'
import type { ChatState } from '../state/chat.ts'

/** Silence of so many seconds is worth a word. */
const patienceSeconds = 10

type Props = { chat: ChatState; turn: Turn }

/** What is going on with a turn beside its text. */
export function StateNote({ chat, turn }: Props) {
  const { state } = turn
  const hasText = hasWords(turn.answer)
  const goOn: ProblemAction[] = mayContinue(turn) ? ['continue', 'retry'] : ['retry']
  switch (state.name) {
    case 'acquiring':
      // Its strip says so.
      return null
    case 'waiting':
    case 'thinking':
    case 'answering':
      return <Waiting chat={chat} turn={turn} />
    case 'retrying':
      return <Countdown title={problemWords(state.report.problem, turn.host).title} at={state.at} />
    case 'cut':
      return <Cut chat={chat} turn={turn} />
    case 'declined':
      return (
        <Ended
          {...{ chat, turn }}
          text={t(hasText ? 'popupDeclined' : 'popupDeclinedEmpty')}
          actions={['edit-question', 'retry']}
        />
      )
    case 'empty':
      return <Empty chat={chat} turn={turn} />
    case 'stopped':
      return (
        <Ended
          {...{ chat, turn }}
          text={hasText ? t('popupStopped') : t('popupStoppedEarly')}
          actions={goOn}
        />
      )
    case 'interrupted':
      return <Ended {...{ chat, turn }} text={t('popupInterrupted')} actions={goOn} />
    case 'failed':
      return <ProblemNote chat={chat} report={state.report} turn={turn} />
    case 'done':
      // As older versions kept what is "empty" now.
      return hasText ? null : <Empty chat={chat} turn={turn} />
    case 'draft':
      return null
    default:
      return state satisfies never
  }
}

function Waiting({ chat, turn }: Props) {
  const now = useNow(isRunning(turn))
  const since = turn.state.name === 'waiting' ? turn.state.since : chat.heardAt.value
  const seconds = Math.floor((now - since) / 1000)
  const hasText = turn.state.name === 'thinking' || chat.answers.of(turn).value !== ''
  if (seconds >= patienceSeconds) {
    return <p class="progress numbers">{t('popupStillWaiting', { host: turn.host, seconds })}</p>
  }
  return hasText ? null : <p class="progress">{t('popupWaiting', { host: turn.host })}</p>
}

function Countdown({ title, at }: { title: string; at: number }) {
  const now = useNow(true)
  const seconds = Math.max(0, Math.ceil((at - now) / 1000))
  return (
    <div class="note warn">
      <p role="status">
        {title}
        {/* The seconds below go on without being said. */}
        <span class="sr-only"> {t('popupAgainByItself')}</span>
      </p>
      <p class="numbers">{t('popupTryingAgain', { seconds })}</p>
    </div>
  )
}

/** Cut at the longest answer, with the way on: its rest, or more room where thinking left none. */
function Cut({ chat, turn }: Props) {
  const taken = takenByThinking(turn)
  const withoutWords = t(taken === 'all' ? 'popupThinkingTookAll' : 'popupCutEmpty')
  const text = hasWords(turn.answer) ? t('popupCut') : withoutWords
  const room = moreRoom(turn, chat.settings.value ?? defaultSettings)
  const again: ProblemAction[] = room ? ['choose-model'] : ['retry', 'choose-model']
  return (
    <Ended {...{ chat, turn, text }} actions={mayContinue(turn) ? ['continue', 'retry'] : again}>
      {room && <MoreRoom chat={chat} turn={turn} room={room} />}
    </Ended>
  )
}

/** A good end without a word, of an answer or of its rest. */
function Empty({ chat, turn }: Props) {
  const text = t(hasWords(turn.answer) ? 'popupEmptyRest' : 'popupEmpty')
  return <Ended {...{ chat, turn, text }} actions={['retry', 'choose-model']} />
}

type EndedProps = Props & { text: string; actions: ProblemAction[]; children?: ComponentChildren }

function Ended({ chat, turn, text, actions, children }: EndedProps) {
  // What the reader did himself is no warning.
  const isStopped = turn.state.name === 'stopped'
  return (
    <div class={isStopped ? 'note' : 'note warn'} role={isStopped ? 'status' : 'alert'}>
      <p>{text}</p>
      <ActionButtons
        chat={chat}
        turn={turn}
        actions={actions}
        report={null}
        isMainWanted={!isStopped && !children}
        first={children}
      />
    </div>
  )
}
