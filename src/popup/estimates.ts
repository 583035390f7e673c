import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Estimate } from '../core/conversation.ts'
import type { DetailLevel } from '../core/detail.ts'
import type { Payload, Reply } from '../platform/messages.ts'

/** What would be asked now, the levels to compare, and in `known` whatever else an estimate depends on. */
export type EstimateQuestion = {
  payload: Payload<'estimate'>
  levels: readonly DetailLevel[]
  known: string
}

export type LevelEstimate = { level: DetailLevel; estimate: Estimate | null }

export type Estimates = {
  /** For the next question; null while it is not known. */
  next: ReadonlySignal<Estimate | null>
  byLevel: ReadonlySignal<readonly LevelEstimate[]>
}

const debounceMs = 200

/** Asks the background for estimates whenever the question changes, a little later, so that typing asks once. */
export function createEstimates(
  ask: (payload: Payload<'estimate'>) => Promise<Reply<'estimate'>>,
  question: ReadonlySignal<EstimateQuestion>,
): Estimates {
  const next = signal<Estimate | null>(null)
  const byLevel = signal<readonly LevelEstimate[]>([])
  const written = computed(() => JSON.stringify(question.value))

  async function refresh({ payload, levels }: EstimateQuestion, isStale: () => boolean): Promise<void> {
    const estimate = async (detail: Payload<'estimate'>['detail']) => {
      const reply = await ask({ ...payload, detail })
      return reply.ok ? reply.value : null
    }
    const [own = null, ...others] = await Promise.all([payload.detail, ...levels].map(estimate))
    if (isStale()) return
    batch(() => {
      next.value = own
      byLevel.value = levels.map((level, index) => ({ level, estimate: others[index] ?? null }))
    })
  }

  effect(() => {
    // Compared as text: a row that changes many times a second changes no estimate.
    void written.value
    const asked = question.peek()
    let isStale = false
    const timer = setTimeout(() => void refresh(asked, () => isStale), debounceMs)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  })
  return { next, byLevel }
}
