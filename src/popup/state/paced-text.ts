import { effect, type ReadonlySignal, signal } from '@preact/signals'
import { mayShowAt, type Showing } from '../../core/answer/pace.ts'

/** Time as a browser has it. */
export type Clock = {
  /** In milliseconds. */
  now(): number
  /** Calls once, after so many milliseconds; gives what takes the call back. */
  after(delayMs: number, call: () => void): () => void
}

/** The clock of this page. */
export const pageClock: Clock = {
  now: () => performance.now(),
  after(delayMs, call) {
    const timer = setTimeout(call, delayMs)
    return () => clearTimeout(timer)
  },
}

/** A growing text that comes no more often than showing it can be afforded. */
export type PacedText = {
  text: ReadonlySignal<string>
  /** Tells that the text was shown, and when that had begun. */
  shown(startedAt: number): void
  /** Begins to follow the growing text; gives what ends it. */
  follow(): () => void
}

/** Makes a paced text of `growing`. */
export function createPacedText(growing: ReadonlySignal<string>, clock: Clock = pageClock): PacedText {
  const text = signal(growing.peek())
  let last: Showing | null = null
  let takeBack: (() => void) | null = null

  function take(): void {
    if (takeBack) return
    const delayMs = mayShowAt(last) - clock.now()
    if (delayMs <= 0) text.value = growing.peek()
    else {
      takeBack = clock.after(delayMs, () => {
        takeBack = null
        take()
      })
    }
  }

  return {
    text,
    shown(startedAt) {
      last = { startedAt, endedAt: clock.now() }
    },
    follow() {
      const end = effect(() => {
        if (growing.value !== text.peek()) take()
      })
      return () => {
        end()
        takeBack?.()
        takeBack = null
      }
    },
  }
}
