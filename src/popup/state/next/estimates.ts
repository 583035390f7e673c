import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Forecast } from '../../../core/request/forecast.ts'
import type { Payload, Reply } from '../../../platform/messages/messages.ts'

/** What would be asked now, and in `known` whatever else an estimate depends on. */
export type EstimateQuestion = { payload: Payload<'estimate'>; known: string }

const debounceMs = 200

/** Asks the background for a forecast whenever the question changes, a little later, so that typing asks once; null while it is not known. */
export function createEstimates(
  ask: (payload: Payload<'estimate'>) => Promise<Reply<'estimate'>>,
  question: ReadonlySignal<EstimateQuestion>,
): ReadonlySignal<Forecast | null> {
  const forecast = signal<Forecast | null>(null)
  const written = computed(() => JSON.stringify(question.value))
  let chatId: string | null = null
  effect(() => {
    // Compared as text: a row that changes many times a second changes no estimate.
    void written.value
    const { payload } = question.peek()
    // What it would cost elsewhere is no price of this chat.
    if (payload.chatId !== chatId) forecast.value = null
    chatId = payload.chatId
    let isStale = false
    const timer = setTimeout(async () => {
      const reply = await ask(payload)
      if (!isStale) forecast.value = reply.ok ? reply.value : null
    }, debounceMs)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  })
  return forecast
}
