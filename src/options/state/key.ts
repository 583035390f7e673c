import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Problem } from '../../core/problem/problem.ts'
import { readBaseUrl } from '../../core/server/base-url.ts'
import type { KeyStatus } from '../../core/server/key-status.ts'
import type { Request } from './request.ts'

/** The server that a base URL names, or null while it names none. */
export function serverOf(baseUrl: string): { baseUrl: string; origin: string; host: string } | null {
  const read = readBaseUrl(baseUrl)
  if (!read.ok) return null
  const { origin, host } = new URL(read.value)
  return { baseUrl: read.value, origin, host }
}

/**
 * The key of the saved server, as far as a page may know it. `addresses` gives the base URL as it is typed now, and as it
 * was saved.
 */
export function createKey(request: Request, addresses: ReadonlySignal<{ typed: string; saved: string }>) {
  const status = signal<KeyStatus>({
    hasKey: false,
    last4: null,
    host: '',
    storage: 'computer',
    isLocked: false,
  })
  const server = computed(() => serverOf(addresses.value.typed))
  const storedKey = computed(() => {
    const isSameServer = server.value?.origin === serverOf(addresses.value.saved)?.origin
    return isSameServer && status.value.hasKey ? { last4: status.value.last4 ?? '' } : null
  })

  return {
    status: status as ReadonlySignal<KeyStatus>,
    /** The server that is typed now; null while it names none. */
    server,
    /** The stored key's last four characters, unless the server that is typed now is not the key's. */
    storedKey: storedKey as ReadonlySignal<{ last4: string } | null>,
    take(known: KeyStatus) {
      status.value = known
    },
    /** Opens the locked key of the saved server; gives the problem, or null. */
    async unlock(passphrase: string): Promise<Problem | null> {
      const reply = await request('unlockKey', { baseUrl: addresses.value.saved, passphrase })
      if (reply?.ok) status.value = reply.value
      return reply && !reply.ok ? reply.problem : null
    },
    /** Forgets the key of the saved server. */
    remove: () => request('removeKey', { baseUrl: addresses.value.saved }),
  }
}
