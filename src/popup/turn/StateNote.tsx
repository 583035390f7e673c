import type { Turn } from '../../core/chat/turn.ts'
import { isRunning, mayContinue } from '../../core/chat/turn-state.ts'
import type { ProblemAction } from '../../core/problem/problem-action.ts'
import { problemWords } from '../../platform/problem/problem-words.ts'
import { t } from '../../platform/words/i18n.ts'
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
  const hasText = turn.answer !== ''
  const goOn: ProblemAction[] = mayContinue(turn) ? ['continue', 'retry'] : ['retry']
  switch (state.name) {
    case 'acquiring':
      return turn.images.length > 0 ? <p class="progress">{t('popupPreparing')}</p> : null
    case 'waiting':
    case 'thinking':
    case 'answering':
      return <Waiting chat={chat} turn={turn} />
    case 'retrying':
      return <Countdown title={problemWords(state.report.problem, turn.host).title} at={state.at} />
    case 'cut':
      return (
        <Ended
          {...{ chat, turn }}
          text={t('popupCut')}
          actions={mayContinue(turn) ? ['continue'] : ['retry']}
        />
      )
    case 'declined':
      return <Ended {...{ chat, turn }} text={t('popupDeclined')} actions={['edit-question']} />
    case 'empty':
      return <Ended {...{ chat, turn }} text={t('popupEmpty')} actions={['retry', 'choose-model']} />
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
    case 'draft':
    case 'done':
      return null
    default:
      return state satisfies never
  }
}

function Waiting({ chat, turn }: Props) {
  const now = useNow(isRunning(turn))
  const since =
    turn.state.name === 'waiting' || turn.state.name === 'thinking' ? turn.state.since : chat.heardAt.value
  const seconds = Math.floor((now - since) / 1000)
  const hasText = chat.answers.of(turn).value !== ''
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
      <p role="status">{title}</p>
      <p class="numbers">{t('popupTryingAgain', { seconds })}</p>
    </div>
  )
}

function Ended({ chat, turn, text, actions }: Props & { text: string; actions: ProblemAction[] }) {
  return (
    <div class="note warn" role={turn.state.name === 'stopped' ? 'status' : 'alert'}>
      <p>{text}</p>
      <ActionButtons chat={chat} turn={turn} actions={actions} report={null} />
    </div>
  )
}
