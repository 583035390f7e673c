import type { ComponentChildren } from 'preact'
import type { Turn } from '../../core/chat/turn.ts'
import type { ProblemReport } from '../../core/problem/problem.ts'
import type { ProblemAction } from '../../core/problem/problem-action.ts'
import { partOfCure } from '../../core/settings/options-part.ts'
import { openOptions } from '../../platform/browser/places/open-pages.ts'
import { actionLabel } from '../../platform/problem/problem-words.ts'
import type { ChatState } from '../state/chat.ts'
import { detailsText } from './problem-details.ts'

type Props = {
  chat: ChatState
  turn: Turn | null
  actions: readonly ProblemAction[]
  report: ProblemReport | null
  /** Where one pays the server; without it there is no such button. */
  billingPage?: string | null
  /** What a note unfolds itself: the steps of 'how-to', or the field for a new key. */
  folds?: Partial<Record<ProblemAction, { isOpen: boolean; toggle: () => void }>>
  /** Whether the first is the one thing to do. */
  isMainWanted?: boolean
  /** What stands before the buttons, and behind them. */
  first?: ComponentChildren
  children?: ComponentChildren
}

const needTurn: readonly ProblemAction[] = ['retry', 'continue', 'use-visible', 'send-anyway']

/** The buttons that a note offers, the main one first. */
export function ActionButtons({ first, children, ...props }: Props) {
  const { chat, turn, actions, report, billingPage = null, folds = {}, isMainWanted = false } = props
  const offered = actions.filter((action) => turn !== null || !needTurn.includes(action))
  if (offered.length === 0 && !first && !children) return null
  return (
    <div class="actions">
      {first}
      {offered.map((action, index) =>
        action === 'billing' && billingPage ? (
          <a key={action} class="button primary" href={billingPage} target="_blank" rel="noopener noreferrer">
            {actionLabel(action)}
          </a>
        ) : (
          <button
            key={action}
            type="button"
            class={index === 0 && isMainWanted ? 'primary' : undefined}
            disabled={needTurn.includes(action) && chat.running.value !== null}
            aria-expanded={folds[action]?.isOpen}
            onClick={folds[action]?.toggle ?? (() => act(action, { chat, turn, report }))}
          >
            {actionLabel(action)}
          </button>
        ),
      )}
      {children}
    </div>
  )
}

type Context = { chat: ChatState; turn: Turn | null; report: ProblemReport | null }

function act(action: ProblemAction, { chat, turn, report }: Context): void {
  switch (action) {
    case 'options':
    case 'replace-key':
      // The options may close this page.
      void chat.awaitCure(turn).then(() => openOptions(report ? partOfCure(report.problem) : null))
      break
    case 'choose-model':
      chat.chooseModel(turn)
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
      void (turn ? chat.newChatFrom(turn) : chat.openChat(null))
      break
    case 'edit-question':
      chat.editQuestion(turn)
      break
    case 'copy-details':
      if (report) void navigator.clipboard.writeText(detailsText(report))
      break
    case 'billing':
    case 'how-to':
      break
    default:
      action satisfies never
  }
}
