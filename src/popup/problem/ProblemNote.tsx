import { useState } from 'preact/hooks'
import type { Turn } from '../../core/chat/turn.ts'
import type { ProblemReport } from '../../core/problem/problem.ts'
import { problemActions } from '../../core/problem/problem-action.ts'
import { howTo, problemWords } from '../../platform/problem/problem-words.ts'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'
import { ActionButtons } from './ActionButtons.tsx'

type Props = { chat: ChatState; report: ProblemReport; turn: Turn | null }

/** What went wrong, in words, with the next sensible step; how to trace it is behind a fold. */
export function ProblemNote({ chat, report, turn }: Props) {
  const [isHowTo, setHowTo] = useState(false)
  const { problem, requestId, details } = report
  const host = report.host ?? turn?.host ?? null
  const { title, hint } = problemWords(problem, host)
  return (
    <div class="note bad" role="alert">
      <p>{title}</p>
      {hint && <p class="hint">{hint}</p>}
      <ActionButtons
        chat={chat}
        turn={turn}
        actions={problemActions(problem)}
        report={report}
        onHowTo={() => setHowTo(!isHowTo)}
      />
      {isHowTo && <p class="hint steps">{howTo(problem)}</p>}
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
