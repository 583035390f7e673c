import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Problem } from '../../../core/problem/problem.ts'
import type { askBackground } from '../../../platform/messages/ask-background.ts'
import type { EstimateQuestion } from './estimates.ts'

export type ExactCount =
  | { name: 'none' }
  | { name: 'counting' }
  | { name: 'counted'; tokens: number; usd: number | null }
  | { name: 'failed'; problem: Problem }

/** The server's own count of the next question; it says nothing of a question that has changed since. */
export function createExactCount(ask: typeof askBackground, question: ReadonlySignal<EstimateQuestion>) {
  const last = signal<{ of: string; count: ExactCount }>({ of: '', count: { name: 'none' } })
  const written = computed(() => JSON.stringify(question.value))
  const count = computed<ExactCount>(() =>
    last.value.of === written.value ? last.value.count : { name: 'none' },
  )
  return {
    count,
    async run(): Promise<void> {
      const of = written.value
      last.value = { of, count: { name: 'counting' } }
      const reply = await ask('countExactly', question.value.payload)
      if (last.value.of !== of) return
      const counted: ExactCount = reply.ok
        ? { name: 'counted', ...reply.value }
        : { name: 'failed', problem: reply.problem }
      last.value = { of, count: counted }
    },
  }
}
