import { useId, useState } from 'preact/hooks'
import type { Turn } from '../../core/chat/turn.ts'
import { mayContinue } from '../../core/chat/turn-state.ts'
import { billingPage } from '../../core/money/billing-page.ts'
import type { ProblemReport } from '../../core/problem/problem.ts'
import { problemActions } from '../../core/problem/problem-action.ts'
import { howTo, problemWords } from '../../platform/problem/problem-words.ts'
import { t } from '../../platform/words/i18n.ts'
import { NewKey } from '../key/NewKey.tsx'
import { Icon } from '../pieces/Icon.tsx'
import type { ChatState } from '../state/chat.ts'
import { ActionButtons } from './ActionButtons.tsx'
import { afterwards } from './afterwards.ts'

type Props = { chat: ChatState; report: ProblemReport; turn: Turn | null }

/** What a note unfolds below itself. */
type Fold = 'how-to' | 'replace-key' | 'details'

/** What went wrong, in words, with the next sensible step; how to trace it is behind a fold. */
export function ProblemNote({ chat, report, turn }: Props) {
  const [unfolded, setUnfolded] = useState<Fold | null>(null)
  const detailsId = useId()
  const { problem, requestId, details } = report
  const host = report.host ?? turn?.host ?? null
  const page = billingPage(host)
  const { title, hint } = problemWords(problem, host)
  const actions = problemActions(problem, {
    mayContinue: turn !== null && mayContinue(turn),
    hasBilling: page !== null,
  })
  const isLast = turn !== null && chat.isLast(turn)
  const foldOf = (what: Fold) => ({
    isOpen: unfolded === what,
    toggle: () => setUnfolded(unfolded === what ? null : what),
  })
  const mayReplaceHere = isLast && chat.canReplaceKey(host)
  const then = isLast ? afterwards(problem) : null
  const traced = foldOf('details')
  return (
    <div class="note bad">
      {/* Without what is typed or unfolded below, at which all of it would be said again. */}
      <div role="alert">
        <p class="title">
          <Icon name="warning" />
          {title}
        </p>
        {hint && <p class="hint">{hint}</p>}
        {then && <p class="hint">{then}</p>}
        <ActionButtons
          chat={chat}
          turn={turn}
          actions={actions}
          report={report}
          billingPage={page}
          isMainWanted
          folds={{
            'how-to': foldOf('how-to'),
            ...(mayReplaceHere && { 'replace-key': foldOf('replace-key') }),
          }}
        >
          {(host || requestId || details) && (
            <button
              type="button"
              class="link"
              aria-expanded={traced.isOpen}
              aria-controls={traced.isOpen ? detailsId : undefined}
              onClick={traced.toggle}
            >
              {t('popupDetails')}
            </button>
          )}
        </ActionButtons>
      </div>
      {unfolded === 'how-to' && <p class="hint steps">{howTo(problem)}</p>}
      {unfolded === 'replace-key' && turn && mayReplaceHere && <NewKey chat={chat} turn={turn} />}
      {traced.isOpen && (
        <div class="trace" id={detailsId}>
          {host && <p>{t('popupProblemHost', { host })}</p>}
          {requestId && <p>{t('popupProblemRequest', { id: requestId })}</p>}
          {details && <pre>{details}</pre>}
        </div>
      )}
    </div>
  )
}
