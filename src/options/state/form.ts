import type { ReadonlySignal } from '@preact/signals'
import { tariffOf } from '../../core/money/tariff.ts'
import { defaultSettings, type SettingName, type Settings } from '../../core/settings/settings.ts'
import type { askBackground } from '../../platform/messages/ask-background.ts'
import { changedFields, type Draft, type FieldName } from './draft.ts'
import { createFieldSaving } from './field-saving.ts'
import { createKeySaving } from './key-saving.ts'
import { createKnown } from './known.ts'
import { createRequest } from './request.ts'
import { createSaving } from './saving.ts'
import { createWaiting } from './waiting.ts'

/** The page's state and everything that can be done to it; made once, passed to every section. */
export type Form = ReturnType<typeof createForm>

/** Makes the state of the page, of which each field is saved when it is left; `ask` is how it reaches the background. */
export function createForm(ask: typeof askBackground) {
  const request = createRequest(ask)
  const known = createKnown(request)
  const { draft, saved, refusals, base, addresses, key, focus } = known
  const waiting = createWaiting(known)
  const saving = createSaving(known, waiting)
  const keys = createKeySaving(known, waiting, saving)
  const settings = createFieldSaving(known, waiting, saving, load)
  const { newServer } = waiting

  async function load(): Promise<void> {
    const reply = await request('readState', {})
    if (reply?.ok) known.receive(reply.value.settings, reply.value.key)
    else saving.end(reply)
  }

  /** Takes what a field holds now. */
  function change<Name extends FieldName>(field: Name, value: Draft[Name]): void {
    saving.forgetFailure()
    known.change(field, value)
  }

  /** Saves a field that is left, as far as it can be. */
  async function leave(field: FieldName): Promise<void> {
    if (field === 'key') return keys.leave()
    // These wait for a button.
    if (field !== 'keyStorage' && field !== 'passphrase') return settings.leave(field)
  }

  return {
    saved: saved as ReadonlySignal<Settings | null>,
    draft: draft as ReadonlySignal<Draft>,
    refusals: refusals as ReadonlySignal<typeof refusals.value>,
    focusWanted: known.focusWanted,
    saveState: saving.state,
    settled: saving.settled,
    key,
    keepKey: keys.keep,
    lockKey: keys.lock,
    newServer,
    needsPassphrase: waiting.needsPassphrase as ReadonlySignal<boolean>,
    change,
    leave,
    refuse: known.refuse,
    focus,
    /** Takes and saves what is chosen. */
    choose<Name extends SettingName>(field: Name, value: Draft[Name]): void {
      change(field, value)
      void leave(field)
    },
    /** Saves what was typed and not left: the page may be closed. */
    leaveAll: () => Promise.all(changedFields(base.value, draft.value).map(leave)),
    /** Whether closing the page would lose what is typed: it waits, was refused, or could not be stored. */
    isUnsaved: () =>
      waiting.isUnsaved() || (saving.hasFailed() && changedFields(base.value, draft.value).length > 0),
    /** Agrees to the server that is typed. Its key is stored first, so that who waits for the server finds it. */
    async useServer(): Promise<void> {
      const server = newServer.value
      if (!server) return
      const isKeyStored = await keys.store()
      if (!isKeyStored) return focus(waiting.needsPassphrase.value ? 'passphrase' : 'key')
      if (newServer.value?.origin === server.origin) await settings.storeServer(server.baseUrl)
      // The button that was pressed is gone.
      focus('key')
    },
    /** Goes back to the server that is in force. What was typed for the other one is not for this. */
    keepServer(): void {
      change('baseUrl', addresses.value.saved)
      change('key', '')
      focus('key')
    },
    /** How a model of the server that is typed now counts and what it costs; of the typed model if none is named. */
    tariffOfModel: (model = draft.value.model) =>
      tariffOf(model, { baseUrl: draft.value.baseUrl, prices: saved.value?.prices ?? [] }),
    request,
    receive: known.receive,
    load,
    savePrices: settings.storePrices,
    async removeKey(): Promise<void> {
      const reply = await saving.during(key.remove)
      saving.end(reply)
      if (reply?.ok) known.receive(saved.value ?? defaultSettings, reply.value)
    },
  }
}
