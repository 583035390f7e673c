import { useState } from 'preact/hooks'
import type { Turn } from '../../core/chat/turn.ts'
import { mayContinue } from '../../core/chat/turn-state.ts'
import { billingPage } from '../../core/money/billing-page.ts'
import type { ProblemReport } from '../../core/problem/problem.ts'
import { problemActions } from '../../core/problem/problem-action.ts'
import { howTo, problemWords } from '../../platform/problem/problem-words.ts'
import { t } from '../../platform/words/i18n.ts'
import { NewKey } from '../key/NewKey.tsx'
import type { ChatState } from '../state/chat.ts'
import { ActionButtons } from './ActionButtons.tsx'
import { afterwards } from './afterwards.ts'

type Props = { chat: ChatState; report: ProblemReport; turn: Turn | null }

/** What went wrong, in words, with the next sensible step; how to trace it is behind a fold. */
export function ProblemNote({ chat, report, turn }: Props) {
  const [unfolded, setUnfolded] = useState<'how-to' | 'replace-key' | null>(null)
  const { problem, requestId, details } = report
  const host = report.host ?? turn?.host ?? null
  const page = billingPage(host)
  const { title, hint } = problemWords(problem, host)
  const actions = problemActions(problem, {
    mayContinue: turn !== null && mayContinue(turn),
    hasBilling: page !== null,
  })
  const isLast = turn !== null && chat.isLast(turn)
  const foldOf = (what: 'how-to' | 'replace-key') => ({
    isOpen: unfolded === what,
    toggle: () => setUnfolded(unfolded === what ? null : what),
  })
  const mayReplaceHere = isLast && chat.canReplaceKey(host)
  const then = isLast ? afterwards(problem) : null
  return (
    <div class="note bad">
      {/* Without what is typed or unfolded below, at which all of it would be said again. */}
      <div role="alert">
        <p>{title}</p>
        {hint && <p class="hint">{hint}</p>}
        {then && <p class="hint">{then}</p>}
        <ActionButtons
          chat={chat}
          turn={turn}
          actions={actions}
          report={report}
          billingPage={page}
          folds={{
            'how-to': foldOf('how-to'),
            ...(mayReplaceHere && { 'replace-key': foldOf('replace-key') }),
          }}
        />
      </div>
      {unfolded === 'how-to' && <p class="hint steps">{howTo(problem)}</p>}
      {unfolded === 'replace-key' && turn && mayReplaceHere && <NewKey chat={chat} turn={turn} />}
      {(host || requestId || details) && (
        <details>
          <summary>{t('popupDetails')}</summary>
          {host && <p>{t('popupProblemHost', { host })}</p>}
          {requestId && <p>{t('popupProblemRequest', { id: requestId })}</p>}
          {details && <pre>{details}</pre>}
        </details>
      )}
    </div>
  )
}
