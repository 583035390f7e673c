import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import { type ProblemReport, reportOf } from '../../core/problem/problem.ts'
import { readKey } from '../../core/server/key-format.ts'
import type { KeyStatus } from '../../core/server/key-status.ts'
import { needsKey } from '../../core/server/server-kind.ts'
import type { Settings } from '../../core/settings/settings.ts'
import type { askBackground } from '../../platform/messages/ask-background.ts'
import type { Reply } from '../../platform/messages/messages.ts'

/** The settings and what is known of their server's key, as the background tells them. */
function createKeyState(ask: typeof askBackground) {
  const settings = signal<Settings | null>(null)
  const key = signal<KeyStatus | null>(null)
  const isWithoutKey = computed(
    () => key.value?.hasKey === false && settings.value !== null && needsKey(settings.value.baseUrl),
  )
  const isLocked = computed(() => key.value?.isLocked === true)
  const hasAsked = signal(false)

  function takeState(state: { settings: Settings; key: KeyStatus }): void {
    batch(() => {
      settings.value = state.settings
      key.value = state.key
    })
  }

  void ask('readState', {}).then((reply) =>
    batch(() => {
      if (reply.ok) takeState(reply.value)
      hasAsked.value = true
    }),
  )

  return {
    settings,
    key,
    takeState,
    known: {
      /** Whether the server needs a key that is not there. */
      isWithoutKey,
      /** Whether its key lies under a passphrase that was not typed yet. */
      isLocked,
      /** Whether something has to be typed for the key before a question can be asked. */
      isKeyWanted: computed(() => isWithoutKey.value || isLocked.value),
      /** Whether it is known which of these holds; a background that cannot tell lets a question be typed. */
      isKeyKnown: computed(() => key.value !== null || hasAsked.value),
    },
  }
}

/**
 * The settings and what is known of their server's key. `whatWaits` gives what waits for the key, to be done once it is there.
 */
export function createKey(ask: typeof askBackground, whatWaits: () => () => Promise<void>) {
  const { settings, key, takeState, known } = createKeyState(ask)

  function takeKey(reply: Reply<'saveKey'>): ProblemReport | null {
    if (!reply.ok) return reportOf(reply.problem)
    key.value = reply.value
    return null
  }

  async function storeKey(typed: string): Promise<ProblemReport | null> {
    const baseUrl = settings.value?.baseUrl
    if (baseUrl === undefined) return null
    const storage = key.value?.storage === 'session' ? 'session' : 'computer'
    return takeKey(await ask('saveKey', { baseUrl, key: typed, keeping: { storage } }))
  }

  /** Turns to a server where it is another one than before; gives the problem, or null. */
  async function turnToServer(baseUrl: string, model: string | null): Promise<ProblemReport | null> {
    const before = settings.value
    const wanted = before && { ...before, baseUrl, model: model ?? before.model }
    if (!wanted || (baseUrl === before.baseUrl && wanted.model === before.model)) return null
    const reply = await ask('saveSettings', { settings: wanted })
    if (!reply.ok) return reportOf(reply.problem)
    settings.value = reply.value
    return null
  }

  return {
    settings: settings as ReadonlySignal<Settings | null>,
    key: key as ReadonlySignal<KeyStatus | null>,
    ...known,
    takeState,
    /** Whether another key for a host can be typed here: the host is the server's, and the key under no passphrase. */
    canReplaceKey: (host: string | null) =>
      key.value !== null && key.value.host === host && key.value.storage !== 'passphrase',
    /** Stores a key for the current server; gives the problem, or null. */
    storeKey,
    /**
     * Turns to a server, stores a key for it (null: it needs none) and goes on. Gives the problem, or null; with a key that
     * is none nothing is changed.
     */
    async connect(
      { baseUrl, model }: { baseUrl: string; model: string | null },
      typed: string | null,
    ): Promise<ProblemReport | null> {
      const read = typed === null ? null : readKey(typed)
      if (read?.ok === false) return reportOf(read.problem)
      const goOn = whatWaits()
      const problem = (await turnToServer(baseUrl, model)) ?? (typed === null ? null : await storeKey(typed))
      if (problem === null) await goOn()
      return problem
    },
    /** Opens the locked key of the current server and goes on; gives the problem, or null. */
    async unlockKey(passphrase: string): Promise<ProblemReport | null> {
      if (!settings.value) return null
      const goOn = whatWaits()
      const problem = takeKey(await ask('unlockKey', { baseUrl: settings.value.baseUrl, passphrase }))
      if (problem === null) await goOn()
      return problem
    },
  }
}
