import type { Problem } from '../../../../src/core/problem/problem.ts'
import { failure, success } from '../../../../src/core/problem/result.ts'
import type { KeyStatus } from '../../../../src/core/server/key-status.ts'
import { defaultSettings, readSettings, type Settings } from '../../../../src/core/settings/settings.ts'
import { createForm } from '../../../../src/options/state/form.ts'
import type { askBackground } from '../../../../src/platform/messages/ask-background.ts'
import type { RequestName } from '../../../../src/platform/messages/messages.ts'

/** A background that keeps settings and one key for each origin, as the real one does, and can be told to fail. */
function fakeBackground(initial: Partial<Settings> = {}) {
  const requests: { name: RequestName; payload: Record<string, unknown> }[] = []
  const problems: Partial<Record<RequestName, Problem>> = {}
  const keys: Record<string, string> = {}
  const storages: Record<string, KeyStatus['storage']> = {}
  let settings: Settings = { ...defaultSettings, ...initial }
  let isGone = false
  let hold: Promise<void> | null = null
  const status = (baseUrl: string): KeyStatus => {
    const { origin, host } = new URL(baseUrl)
    const last4 = keys[origin]?.slice(-4) ?? null
    return { hasKey: origin in keys, last4, host, storage: storages[origin] ?? 'computer', isLocked: false }
  }
  const answer = (name: RequestName, payload: Record<string, unknown>) => {
    const baseUrl = String(payload.baseUrl ?? settings.baseUrl)
    if (name === 'readState') return { settings, key: status(settings.baseUrl) }
    if (name === 'saveSettings') {
      settings = readSettings({ ...settings, ...(payload.settings as object) })
      return settings
    }
    if (name === 'saveKey') keys[new URL(baseUrl).origin] = String(payload.key)
    if (name === 'saveKey' || name === 'moveKey') {
      storages[new URL(baseUrl).origin] = (payload.keeping as Pick<KeyStatus, 'storage'>).storage
    }
    if (name === 'removeKey') delete keys[new URL(baseUrl).origin]
    if (name === 'testKey') return { models: ['gpt-6-luna', 'gpt-6-sol'], shutdowns: [] }
    return status(baseUrl)
  }
  const ask = (async (name: RequestName, payload: Record<string, unknown>) => {
    requests.push({ name, payload })
    if (isGone) throw new Error('Extension context invalidated.')
    await hold
    const problem = problems[name]
    return problem ? failure(problem) : success(answer(name, payload))
  }) as typeof askBackground
  return {
    ask,
    requests,
    problems,
    keys,
    stored: () => settings,
    sent: (name: RequestName) =>
      requests.filter((request) => request.name === name).map(({ payload }) => payload),
    go: () => {
      isGone = true
    },
    /** Holds every answer back until the returned function is called. */
    pause: () => {
      let release = () => {}
      hold = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
  }
}

/** The options page's form, loaded from a fake background. */
export async function openForm(initial: Partial<Settings> = {}, keys: Record<string, string> = {}) {
  const background = fakeBackground(initial)
  Object.assign(background.keys, keys)
  const form = createForm(background.ask)
  await form.load()
  return { background, form }
}

/** A stored key of the default server. */
export const openaiKey = { 'https://api.openai.com': 'sk-stored-wxyz' }
