import { signal } from '@preact/signals'
import type { LearntServer } from '../../core/server/learnt-servers.ts'
import type { Request } from '../state/request.ts'

/** What refusals have taught of servers, and the way to forget it. */
export type Learnt = ReturnType<typeof createLearnt>

/** Makes the state of the list. */
export function createLearnt(request: Request) {
  const servers = signal<LearntServer[]>([])
  const event = signal<{ name: 'forgotten' | 'kept'; baseUrl: string } | null>(null)

  return {
    /** In the order in which they are listed; empty where nothing is known yet. */
    servers,
    /** What came of the last click; `kept` when the background did not do it. */
    event,
    async load(): Promise<void> {
      const reply = await request('readLearnt', {})
      if (reply?.ok) servers.value = reply.value
    },
    async forget(baseUrl: string): Promise<void> {
      event.value = null
      const reply = await request('forgetLearnt', { baseUrl })
      if (reply?.ok) servers.value = reply.value
      event.value = { name: reply?.ok ? 'forgotten' : 'kept', baseUrl }
    },
  }
}
