import type { ProblemReport } from '../../core/problem/problem.ts'
import { problemWords } from '../../platform/problem/problem-words.ts'

/** A problem as plain text to paste into a report; its details are redacted already. */
export function detailsText(report: ProblemReport): string {
  return [
    problemWords(report.problem, report.host).title,
    report.problem.kind,
    report.host,
    report.requestId && `x-request-id: ${report.requestId}`,
    report.details,
  ]
    .filter(Boolean)
    .join('\n')
}
