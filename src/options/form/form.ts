import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import type { OwnPrice } from '../../core/money/own-prices.ts'
import { tariffOf } from '../../core/money/tariff.ts'
import type { KeyStatus } from '../../core/server/key-status.ts'
import { defaultSettings, type Settings } from '../../core/settings/settings.ts'
import type { askBackground } from '../../platform/messages/ask-background.ts'
import { changedFields, type Draft, draftOf, mergeDrafts, readDraft, settingsIn } from './draft.ts'
import { createFields } from './fields.ts'
import { createKey } from './key.ts'
import { createRequest } from './request.ts'

/** The page's state and everything that can be done to it; made once, passed to every section. */
export type Form = ReturnType<typeof createForm>

/** Makes the state of the page; `ask` is how it reaches the background. */
export function createForm(ask: typeof askBackground) {
  const request = createRequest(ask)
  const saved = signal<Settings | null>(null)
  const { draft, refusals, saveState, fail, ...fields } = createFields()
  const addresses = computed(() => ({
    typed: draft.value.baseUrl,
    saved: (saved.value ?? defaultSettings).baseUrl,
  }))
  const key = createKey(request, addresses)
  const base = computed(() => draftOf(saved.value ?? defaultSettings, key.status.value.storage))

  /** Takes the state of the background; what was typed and not saved stays. */
  function receive(settings: Settings, status: KeyStatus): void {
    batch(() => {
      draft.value = mergeDrafts(base.value, draft.value, draftOf(settings, status.storage))
      saved.value = settings
      key.take(status)
    })
  }

  async function save(): Promise<void> {
    if (saveState.value.name === 'saving') return
    const sent = draft.value
    const { hasKey, storage: before } = key.status.value
    const read = readDraft(sent, { isKeyStored: hasKey, before })
    if (read.refusals) return fields.refuse(read.refusals)
    refusals.value = {}
    saveState.value = { name: 'saving' }
    const stored = await request('saveSettings', {
      settings: { ...read.settings, prices: saved.value?.prices ?? [] },
    })
    if (!stored?.ok) return fail(stored)
    batch(() => {
      // What was typed since the click stays; the rest shows what was stored.
      draft.value = mergeDrafts(sent, draft.value, { ...sent, ...settingsIn(draftOf(stored.value)) })
      saved.value = stored.value
    })
    const status = await key.store(stored.value.baseUrl, read)
    if (!status?.ok) return fail(status)
    batch(() => {
      draft.value = withoutSavedKey(draft.value, sent, status.value)
      key.take(status.value)
      saveState.value = { name: 'saved' }
    })
  }

  return {
    ...fields,
    saved: saved as ReadonlySignal<Settings | null>,
    draft: draft as ReadonlySignal<Draft>,
    refusals: refusals as ReadonlySignal<typeof refusals.value>,
    saveState: saveState as ReadonlySignal<typeof saveState.value>,
    isDirty: computed(() => changedFields(base.value, draft.value).length > 0),
    key,
    /** How a model of the server that is typed now counts and what it costs; of the typed model if none is named. */
    tariffOfModel: (model = draft.value.model) =>
      tariffOf(model, { baseUrl: draft.value.baseUrl, prices: saved.value?.prices ?? [] }),
    request,
    receive,
    async load() {
      const reply = await request('readState', {})
      if (reply === null) saveState.value = { name: 'no-reply' }
      else if (!reply.ok) saveState.value = { name: 'failed', problem: reply.problem }
      else receive(reply.value.settings, reply.value.key)
    },
    save,
    /** Stores the user's prices at once, beside what was saved last: other fields may stay half typed. */
    async savePrices(prices: OwnPrice[]): Promise<boolean> {
      if (saved.value === null) return false
      const stored = await request('saveSettings', { settings: { ...saved.value, prices } })
      if (stored?.ok) saved.value = stored.value
      else fail(stored)
      return stored?.ok === true
    },
    async removeKey() {
      const reply = await key.remove()
      if (!reply?.ok) return fail(reply)
      receive(saved.value ?? defaultSettings, reply.value)
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
