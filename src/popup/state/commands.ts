import { type ReadonlySignal, signal } from '@preact/signals'
import { type Problem, type ProblemReport, reportOf } from '../../core/problem/problem.ts'
import type { askBackground } from '../../platform/messages/ask-background.ts'
import type { Payload, Replies, RequestName } from '../../platform/messages/messages.ts'

/** Sends a command; a problem is shown, and undefined comes back. */
export type Send = <Name extends RequestName>(
  name: Name,
  payload: Payload<Name>,
) => Promise<Replies[Name] | undefined>

/** Commands to the background, and what went wrong with the last one, outside any turn. */
export function createCommands(ask: typeof askBackground) {
  const problem = signal<ProblemReport | null>(null)
  const send: Send = async (name, payload) => {
    const reply = await ask(name, payload)
    problem.value = reply.ok ? null : reportOf(reply.problem)
    return reply.ok ? reply.value : undefined
  }
  return {
    send,
    problem: problem as ReadonlySignal<ProblemReport | null>,
    /** Shows how something went that was no single command. */
    report(found: Problem | null) {
      problem.value = found && reportOf(found)
    },
    dismissProblem() {
      problem.value = null
    },
  }
}
