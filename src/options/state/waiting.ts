import { computed, signal } from '@preact/signals'
import { readPassphrase } from '../../core/server/locked-key.ts'
import { isLocalServer } from '../../core/server/server-kind.ts'
import { changedFields, type FieldName } from './draft.ts'
import { serverOf } from './key.ts'
import type { Known } from './known.ts'

/** What is typed and waits for a button: a server for its user's consent, a key for that or for its passphrase. */
export type Waiting = ReturnType<typeof createWaiting>

/** Derives what waits. */
export function createWaiting({ draft, base, refusals, addresses, key }: Known) {
  /** The origin of a server that was agreed to, while it is being saved. */
  const agreed = signal('')

  /** Whether what is typed for the key belongs to the server that is in force. */
  const isServerTaken = (): boolean => {
    const typed = key.server.value?.origin
    return typed === serverOf(addresses.value.saved)?.origin || typed === agreed.value
  }
  /** A server elsewhere that is typed and not agreed to: the one before stays in force, and its key is not stored. */
  const newServer = computed(() =>
    isServerTaken() || isLocalServer(addresses.value.typed) ? null : key.server.value,
  )
  const needsPassphrase = computed(() => {
    const { key: typed, keyStorage, passphrase } = draft.value
    return typed !== '' && keyStorage === 'passphrase' && !readPassphrase(passphrase).ok
  })

  function isWaiting(field: FieldName): boolean {
    if (field === 'keyStorage' || field === 'passphrase') return true
    if (field === 'key' && needsPassphrase.value) return true
    return (field === 'baseUrl' || field === 'key') && newServer.value !== null
  }

  return {
    agreed,
    isServerTaken,
    newServer,
    /** Whether a typed key waits for the passphrase that locks it. */
    needsPassphrase,
    /** Whether closing the page would lose what is typed or chosen: it waits, or was refused. */
    isUnsaved: () =>
      Object.keys(refusals.value).length > 0 || changedFields(base.value, draft.value).some(isWaiting),
    /** Whether a field holds what will be saved as soon as it is left. */
    isTyping: computed(() =>
      changedFields(base.value, draft.value).some((field) => !refusals.value[field] && !isWaiting(field)),
    ),
  }
}
