import type { Turn } from '../../core/chat/turn.ts'
import { mayContinue } from '../../core/chat/turn-state.ts'
import type { ProblemReport } from '../../core/problem/problem.ts'
import type { ProblemAction } from '../../core/problem/problem-action.ts'
import { openOptions } from '../../platform/browser/open-pages.ts'
import { actionLabel } from '../../platform/problem/problem-words.ts'
import type { ChatState } from '../state/chat.ts'
import { detailsText } from './problem-details.ts'

const billingPage = 'https://platform.openai.com/settings/organization/billing/overview'

type Props = {
  chat: ChatState
  turn: Turn | null
  actions: readonly ProblemAction[]
  report: ProblemReport | null
  /** Unfolds the steps that 'how-to' promises. */
  onHowTo?: () => void
}

const needTurn: readonly ProblemAction[] = ['retry', 'continue', 'use-visible', 'send-anyway']

/** There is nothing to go on from where no word came. */
const canDo = (action: ProblemAction, turn: Turn) => action !== 'continue' || mayContinue(turn)

/** The buttons that a note offers, the main one first. */
export function ActionButtons({ chat, turn, actions, report, onHowTo }: Props) {
  const offered = actions.filter((action) => (turn ? canDo(action, turn) : !needTurn.includes(action)))
  if (offered.length === 0) return null
  return (
    <div class="actions">
      {offered.map((action) =>
        action === 'billing' ? (
          <a key={action} class="button" href={billingPage} target="_blank" rel="noopener noreferrer">
            {actionLabel(action)}
          </a>
        ) : (
          <button
            key={action}
            type="button"
            disabled={needTurn.includes(action) && chat.running.value !== null}
            onClick={() => (action === 'how-to' ? onHowTo?.() : act(action, { chat, turn, report }))}
          >
            {actionLabel(action)}
          </button>
        ),
      )}
    </div>
  )
}

type Context = { chat: ChatState; turn: Turn | null; report: ProblemReport | null }

function act(action: Exclude<ProblemAction, 'billing' | 'how-to'>, { chat, turn, report }: Context): void {
  switch (action) {
    case 'options':
    case 'replace-key':
      void openOptions()
      break
    case 'choose-model':
      chat.focusOn('model')
      break
    case 'retry':
      if (turn) void chat.retry(turn)
      break
    case 'continue':
      if (turn) void chat.continueAnswer(turn)
      break
    case 'use-visible':
      if (turn) void chat.useVisible(turn)
      break
    case 'send-anyway':
      if (turn) void chat.sendAnyway(turn)
      break
    case 'new-chat':
      void chat.openChat(null)
      break
    case 'edit-question':
      chat.editQuestion(turn)
      break
    case 'copy-details':
      if (report) void navigator.clipboard.writeText(detailsText(report))
      break
    default:
      action satisfies never
  }
}
