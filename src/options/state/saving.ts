import { computed, signal } from '@preact/signals'
import type { Problem } from '../../core/problem/problem.ts'
import type { Reply, RequestName } from '../../platform/messages/messages.ts'
import { fieldOf } from './draft.ts'
import type { Known } from './known.ts'
import type { Waiting } from './waiting.ts'

/** What the page tells of saving. */
export type SaveState =
  | { name: 'idle' }
  | { name: 'saving' }
  | { name: 'saved' }
  | { name: 'failed'; problem: Problem }
  /** The background did not answer at all: the extension was updated or is being removed. */
  | { name: 'no-reply' }

/** How saving goes. */
export type Saving = ReturnType<typeof createSaving>

/** Follows what is being saved and how it ended. */
export function createSaving({ refuse }: Known, { isTyping }: Waiting) {
  const underWay = signal(0)
  const last = signal<'nothing' | 'saved' | 'no-reply' | Problem>('nothing')
  const waiting: (() => void)[] = []

  return {
    state: computed<SaveState>(() => {
      if (underWay.value > 0) return { name: 'saving' }
      if (last.value === 'no-reply') return { name: 'no-reply' }
      if (typeof last.value === 'object') return { name: 'failed', problem: last.value }
      return { name: last.value === 'saved' && !isTyping.value ? 'saved' : 'idle' }
    }),
    /** Counts `work` as under way until it is done. */
    async during<T>(work: () => Promise<T>): Promise<T> {
      underWay.value++
      try {
        return await work()
      } finally {
        underWay.value--
        if (underWay.value === 0) for (const tell of waiting.splice(0)) tell()
      }
    },
    /** Notes how a call ended: at the field, if it is about one. */
    end<Name extends RequestName>(reply: Reply<Name> | null): void {
      const field = reply && !reply.ok ? fieldOf(reply.problem) : null
      if (reply && !reply.ok && field) refuse(field, reply.problem)
      else last.value = reply === null ? 'no-reply' : reply.ok ? 'saved' : reply.problem
    },
    /** Resolves when nothing is under way. */
    settled: () =>
      underWay.value === 0 ? Promise.resolve() : new Promise<void>((tell) => waiting.push(tell)),
    /** Whether the last call came to nothing. */
    hasFailed: () => typeof last.value === 'object' || last.value === 'no-reply',
    /** A failure is no news once something else is typed. */
    forgetFailure() {
      if (last.value !== 'saved') last.value = 'nothing'
    },
  }
}
