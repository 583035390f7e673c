import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { askBackground } from '../../platform/messages/ask-background.ts'
import type { SpendingTotals } from '../../platform/messages/messages.ts'

/** What was spent so far, read while somebody looks and again whenever the ledger changes. */
export function createSpending(ask: typeof askBackground, chatId: ReadonlySignal<string | null>) {
  const isOpen = signal(false)
  const changes = signal(0)
  const totals = signal<SpendingTotals | null>(null)
  effect(() => {
    void changes.value
    if (!isOpen.value) return
    let isStale = false
    void ask('readSpending', { chatId: chatId.value }).then((reply) => {
      if (!isStale && reply.ok) totals.value = reply.value
    })
    return () => {
      isStale = true
    }
  })
  return {
    totals: totals as ReadonlySignal<SpendingTotals | null>,
    /** Whether the sheet is open that tells it, beside how the next question is asked. */
    isOpen: isOpen as ReadonlySignal<boolean>,
    openSheet() {
      isOpen.value = true
    },
    closeSheet() {
      isOpen.value = false
    },
    /** The ledger has changed. */
    refresh() {
      changes.value = changes.peek() + 1
    },
  }
}
