import { computed, signal } from '@preact/signals'
import type { Problem } from '../../core/problem/problem.ts'
import { readBaseUrl } from '../../core/server/base-url.ts'
import { readKey } from '../../core/server/key-format.ts'
import type { Replies, Reply } from '../../platform/messages/messages.ts'
import type { Form } from '../state/form.ts'

/** What the line beside "Test key" tells. */
export type KeyTestState =
  | { name: 'idle' }
  | { name: 'testing'; host: string }
  | { name: 'works'; host: string; modelCount: number }
  | { name: 'failed'; host: string; problem: Problem }
  | { name: 'no-reply' }

/** Calls of a server's list of models: on the user's click, and once when the Model field is first entered. */
export type KeyTest = ReturnType<typeof createKeyTest>

/** Makes the state of the key test. */
export function createKeyTest(form: Form) {
  /** The last test with what was tested: it says nothing of a server or a key typed since. */
  const last = signal<{ baseUrl: string; key: string; state: KeyTestState } | null>(null)
  const list = signal<ModelList>({ origin: '', names: [], shutdowns: [] })

  const state = computed<KeyTestState>(() => {
    const { baseUrl, key } = form.draft.value
    const isAboutThese = last.value?.baseUrl === baseUrl && last.value.key === key
    return isAboutThese && last.value ? last.value.state : { name: 'idle' }
  })
  /** Names of models that the server which is typed now gave; empty when it was not asked or did not answer. */
  const models = computed(() =>
    form.key.server.value?.origin === list.value.origin ? list.value.names : noModels,
  )

  /** The last day (`2027-01-14`) of the models that their server will shut down, as far as it was asked. */
  const shutdowns = computed(() => new Map(list.value.shutdowns.map(({ model, date }) => [model, date])))

  /** Calls the server that is typed now, with the typed key or, when none is typed, the stored one. */
  async function test(): Promise<void> {
    if (state.value.name === 'testing') return
    // A key that is typed is saved first, as when its field is left.
    if (form.draft.value.key !== '') await form.leave('key')
    if (form.saveState.value.name === 'saving') await form.settled()
    const { baseUrl, key: typed } = form.draft.value
    const read = readBaseUrl(baseUrl)
    if (!read.ok) return refuse('baseUrl', read.problem)
    const key = typed === '' ? null : readKey(typed)
    if (key && !key.ok) return refuse('key', key.problem)
    const { host, origin } = new URL(read.value)
    const mine = { baseUrl, key: typed }
    const asked: typeof last.value = { ...mine, state: { name: 'testing', host } }
    last.value = asked
    const reply = await form.request('testKey', { baseUrl: read.value, key: key?.value ?? null })
    // A later test of another server or key is under way.
    if (last.value !== asked) return
    if (reply?.ok) list.value = listOf(origin, reply.value)
    last.value = { ...mine, state: stateOf(reply, host) }
  }

  function refuse(field: 'baseUrl' | 'key', problem: Problem): void {
    form.refuse(field, problem)
    form.focus(field)
  }

  /** Fetches the names of models for the Model field, once for each saved server; a failure is no news to the user. */
  async function offerModels(): Promise<void> {
    const baseUrl = form.saved.value?.baseUrl
    if (!baseUrl || form.key.storedKey.value === null) return
    const { origin } = new URL(baseUrl)
    if (list.value.origin === origin) return
    list.value = { origin, names: [], shutdowns: [] }
    const reply = await form.request('testKey', { baseUrl, key: null })
    if (reply?.ok && list.value.origin === origin) list.value = listOf(origin, reply.value)
  }

  return { state, models, shutdowns, test, offerModels }
}

const noModels: readonly string[] = []

/** What a server said of its models. */
type ModelList = {
  origin: string
  names: readonly string[]
  shutdowns: readonly { model: string; date: string }[]
}

const listOf = (origin: string, { models, shutdowns }: Replies['testKey']): ModelList => ({
  origin,
  names: models,
  shutdowns,
})

function stateOf(reply: Reply<'testKey'> | null, host: string): KeyTestState {
  if (reply === null) return { name: 'no-reply' }
  if (!reply.ok) return { name: 'failed', host, problem: reply.problem }
  return { name: 'works', host, modelCount: reply.value.models.length }
}
