import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import type { OwnPrice } from '../../core/money/own-prices.ts'
import { tariffOf } from '../../core/money/tariff.ts'
import type { Problem } from '../../core/problem/problem.ts'
import { type Result, success } from '../../core/problem/result.ts'
import { readBaseUrl } from '../../core/server/base-url.ts'
import type { KeyStatus } from '../../core/server/key-status.ts'
import { defaultSettings, type Settings } from '../../core/settings/settings.ts'
import type { askBackground } from '../../platform/messages/ask-background.ts'
import type { Payload, Reply, RequestName } from '../../platform/messages/messages.ts'
import {
  changedFields,
  type Draft,
  draftOf,
  type FieldName,
  fieldNames,
  fieldOf,
  mergeDrafts,
  type ReadDraft,
  type Refusals,
  readDraft,
  settingsIn,
} from './draft.ts'

/** What the bar beside Save tells. */
export type SaveState =
  | { name: 'idle' }
  | { name: 'saving' }
  | { name: 'saved' }
  | { name: 'refused' }
  | { name: 'failed'; problem: Problem }
  /** The background did not answer at all: the extension was updated or is being removed. */
  | { name: 'no-reply' }

/** The page's state and everything that can be done to it; made once, passed to every section. */
export type Form = ReturnType<typeof createForm>

/** The server that a base URL names, or null while it names none. */
export function serverOf(baseUrl: string): { origin: string; host: string } | null {
  const read = readBaseUrl(baseUrl)
  if (!read.ok) return null
  const { origin, host } = new URL(read.value)
  return { origin, host }
}

/** Makes the state of the page; `ask` is how it reaches the background. */
export function createForm(ask: typeof askBackground) {
  const saved = signal<Settings | null>(null)
  const keyStatus = signal<KeyStatus>({
    hasKey: false,
    last4: null,
    host: '',
    storage: 'computer',
    isLocked: false,
  })
  const draft = signal<Draft>(draftOf(defaultSettings))
  const refusals = signal<Refusals>({})
  const saveState = signal<SaveState>({ name: 'idle' })
  /** A new object each time, so that the same field can be asked for twice. */
  const focusWanted = signal<{ field: FieldName } | null>(null)

  const base = computed(() => draftOf(saved.value ?? defaultSettings, keyStatus.value.storage))
  const isDirty = computed(() => changedFields(base.value, draft.value).length > 0)
  const server = computed(() => serverOf(draft.value.baseUrl))
  /** The stored key's last four characters, unless the server that is typed now is not the key's. */
  const storedKey: ReadonlySignal<{ last4: string } | null> = computed(() => {
    const isSameServer = server.value?.origin === serverOf(base.value.baseUrl)?.origin
    return isSameServer && keyStatus.value.hasKey ? { last4: keyStatus.value.last4 ?? '' } : null
  })

  /** How a model of the server that is typed now counts and what it costs; of the typed model if none is named. */
  const tariffOfModel = (model = draft.value.model) =>
    tariffOf(model, { baseUrl: draft.value.baseUrl, prices: saved.value?.prices ?? [] })

  /** Asks the background; a page that outlived its extension gets no reply at all, which is not a bug of the page. */
  async function request<Name extends RequestName>(
    name: Name,
    payload: Payload<Name>,
  ): Promise<Reply<Name> | null> {
    try {
      return (await ask(name, payload)) ?? null
    } catch {
      return null
    }
  }

  /** Takes the state of the background; what was typed and not saved stays. */
  function receive(settings: Settings, key: KeyStatus): void {
    batch(() => {
      draft.value = mergeDrafts(base.value, draft.value, draftOf(settings, key.storage))
      saved.value = settings
      keyStatus.value = key
    })
  }

  async function load(): Promise<void> {
    const reply = await request('readState', {})
    if (reply === null) saveState.value = { name: 'no-reply' }
    else if (!reply.ok) saveState.value = { name: 'failed', problem: reply.problem }
    else receive(reply.value.settings, reply.value.key)
  }

  function change<Name extends FieldName>(field: Name, value: Draft[Name]): void {
    const { [field]: _mended, ...others } = refusals.value
    batch(() => {
      draft.value = { ...draft.value, [field]: value }
      refusals.value = others
      if (saveState.value.name !== 'saving') saveState.value = { name: 'idle' }
    })
  }

  /** Shows why fields cannot be used and sends the focus to the first. */
  function refuse(reasons: Refusals): void {
    const first = fieldNames.find((name) => reasons[name])
    batch(() => {
      refusals.value = reasons
      saveState.value = { name: 'refused' }
      if (first) focusWanted.value = { field: first }
    })
  }

  /** Shows why the background did not do it, at the field if it is about one. */
  function fail(reply: { problem: Problem } | null): void {
    const field = reply && fieldOf(reply.problem)
    if (reply && field) refuse({ [field]: reply.problem })
    else saveState.value = reply ? { name: 'failed', problem: reply.problem } : { name: 'no-reply' }
  }

  async function save(): Promise<void> {
    if (saveState.value.name === 'saving') return
    const sent = draft.value
    const { hasKey, storage: before } = keyStatus.value
    const read = readDraft(sent, { isKeyStored: hasKey, before })
    if (read.refusals) return refuse(read.refusals)
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
    const status = await storeKey(stored.value.baseUrl, read)
    if (!status?.ok) return fail(status)
    batch(() => {
      if (draft.value.key === sent.key) draft.value = { ...draft.value, key: '' }
      if (draft.value.passphrase === sent.passphrase) draft.value = { ...draft.value, passphrase: '' }
      keyStatus.value = status.value
      if (draft.value.keyStorage === sent.keyStorage)
        draft.value = { ...draft.value, keyStorage: status.value.storage }
      saveState.value = { name: 'saved' }
    })
  }

  /** Stores the user's prices at once, beside what was saved last: other fields may stay half typed. */
  async function savePrices(prices: OwnPrice[]): Promise<boolean> {
    if (saved.value === null) return false
    const stored = await request('saveSettings', { settings: { ...saved.value, prices } })
    if (stored?.ok) saved.value = stored.value
    else fail(stored)
    return stored?.ok === true
  }

  /** Stores a typed key, or keeps the stored one as it is wanted now. */
  async function storeKey(baseUrl: string, { key, keeping }: ReadDraft): Promise<Result<KeyStatus> | null> {
    if (key !== null) return request('saveKey', { baseUrl, key, keeping })
    const status = await readKeyStatus()
    if (!status?.ok || !status.value.hasKey) return status
    const isNewPassphrase = keeping.storage === 'passphrase' && keeping.passphrase !== ''
    if (keeping.storage === status.value.storage && !isNewPassphrase) return status
    return request('moveKey', { baseUrl, keeping })
  }

  /** Opens the locked key of the saved server; gives the problem, or null. */
  async function unlockKey(passphrase: string): Promise<Problem | null> {
    const reply = await request('unlockKey', { baseUrl: base.value.baseUrl, passphrase })
    if (reply?.ok) keyStatus.value = reply.value
    return reply && !reply.ok ? reply.problem : null
  }

  async function readKeyStatus(): Promise<Result<KeyStatus> | null> {
    const reply = await request('readState', {})
    return reply?.ok ? success(reply.value.key) : reply
  }

  /** Forgets the key of the saved server. */
  async function removeKey(): Promise<void> {
    const reply = await request('removeKey', { baseUrl: base.value.baseUrl })
    if (!reply?.ok) return fail(reply)
    receive(saved.value ?? defaultSettings, reply.value)
  }

  const readOnly = <T>(source: ReadonlySignal<T>): ReadonlySignal<T> => source
  return {
    saved: readOnly(saved),
    keyStatus: readOnly(keyStatus),
    draft: readOnly(draft),
    refusals: readOnly(refusals),
    saveState: readOnly(saveState),
    focusWanted: readOnly(focusWanted),
    isDirty,
    server,
    storedKey,
    tariffOfModel,
    request,
    receive,
    load,
    change,
    refuse,
    save,
    savePrices,
    unlockKey,
    removeKey,
  }
}
