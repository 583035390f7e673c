import { batch } from '@preact/signals'
import { readKey } from '../../core/server/key-format.ts'
import type { KeyStatus } from '../../core/server/key-status.ts'
import { type KeyStorage, readPassphrase } from '../../core/server/locked-key.ts'
import { type Draft, keepingOf } from './draft.ts'
import type { Known } from './known.ts'
import type { Saving } from './saving.ts'
import type { Waiting } from './waiting.ts'

/** The ways in which a key is stored, and kept in another place. */
export function createKeySaving(known: Known, { isServerTaken, needsPassphrase }: Waiting, saving: Saving) {
  const { draft, key, request } = known
  let keyInFlight: string | null = null

  function take(sent: Draft, status: KeyStatus): void {
    batch(() => {
      draft.value = withoutSavedKey(draft.value, sent, status)
      key.take(status)
    })
  }

  /** Stores the typed key, if there is one, for the server that is typed; tells whether nothing stood in its way. */
  async function store(): Promise<boolean> {
    const sent = draft.value
    const server = key.server.value
    if (sent.key === '') return true
    const read = readKey(sent.key)
    if (!read.ok) known.refuse('key', read.problem)
    if (!read.ok || !server || needsPassphrase.value || keyInFlight === sent.key) return false
    keyInFlight = sent.key
    return saving.during(async () => {
      const payload = { baseUrl: server.baseUrl, key: read.value, keeping: keepingOf(sent) }
      const reply = await request('saveKey', payload)
      keyInFlight = null
      saving.end(reply)
      if (reply?.ok) take(sent, reply.value)
      return reply?.ok === true
    })
  }

  const move = () =>
    saving.during(async () => {
      const sent = draft.value
      const baseUrl = key.server.value?.baseUrl ?? ''
      const reply = await request('moveKey', { baseUrl, keeping: keepingOf(sent) })
      saving.end(reply)
      if (reply?.ok) take(sent, reply.value)
    })

  /** Saves the key that was typed when its field is left, unless its server or a passphrase is waited for. */
  async function leave(): Promise<void> {
    if (isServerTaken()) await store()
  }

  return {
    store,
    leave,
    /** Takes where the key is to be kept; a stored one moves there, under a passphrase not before that is given. */
    async keep(storage: KeyStorage): Promise<void> {
      known.change('keyStorage', storage)
      if (draft.value.key !== '') return leave()
      const isElsewhere = key.storedKey.value !== null && storage !== key.status.value.storage
      if (isElsewhere && storage !== 'passphrase') await move()
    },
    /** Locks the typed key, or the stored one, by the typed passphrase. */
    async lock(): Promise<void> {
      const passphrase = readPassphrase(draft.value.passphrase)
      if (!passphrase.ok) {
        known.refuse('passphrase', passphrase.problem)
        return known.focus('passphrase')
      }
      if (draft.value.key !== '') return leave()
      if (key.storedKey.value) await move()
      else known.focus('key')
    },
  }
}

/** The fields without the key that was saved; one that was typed since stays. */
function withoutSavedKey(now: Draft, sent: Draft, { storage }: KeyStatus): Draft {
  return {
    ...now,
    ...(now.key === sent.key && { key: '' }),
    ...(now.passphrase === sent.passphrase && { passphrase: '' }),
    ...(now.keyStorage === sent.keyStorage && { keyStorage: storage }),
  }
}
