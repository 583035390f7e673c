import type { TurnState } from '../../../src/core/chat/turn-state.ts'
import { reportOf } from '../../../src/core/problem/problem.ts'

const report = reportOf({ kind: 'rate-limited', retryAfterSeconds: 7 }, 'api.example')

/** One of every state that a turn can be in. */
export const stateSamples: { [Name in TurnState['name']]: Extract<TurnState, { name: Name }> } = {
  acquiring: { name: 'acquiring' },
  draft: { name: 'draft', missing: 'key' },
  waiting: { name: 'waiting', since: 1_800_000_000_000 },
  thinking: { name: 'thinking', since: 1_800_000_000_000 },
  answering: { name: 'answering' },
  retrying: { name: 'retrying', at: 1_800_000_007_000, report },
  done: { name: 'done' },
  cut: { name: 'cut' },
  declined: { name: 'declined' },
  empty: { name: 'empty' },
  stopped: { name: 'stopped' },
  failed: { name: 'failed', report },
  interrupted: { name: 'interrupted' },
}
