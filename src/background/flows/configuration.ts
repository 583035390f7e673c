import { failure, type Result, success } from '../../core/problem/result.ts'
import { readBaseUrl } from '../../core/server/base-url.ts'
import { readKey } from '../../core/server/key-format.ts'
import type { KeyStatus } from '../../core/server/key-status.ts'
import { readPassphrase } from '../../core/server/locked-key.ts'
import { readSettings, type Settings } from '../../core/settings/settings.ts'
import { aimToolbarButton } from '../../platform/browser/places/toolbar-button.ts'
import type { FeedEvent, Payload, Replies } from '../../platform/messages/messages.ts'
import { loadKey, openKey, readKeyStatus, storeKey } from '../../platform/store/key-store.ts'
import { loadSettings, storeSettings } from '../../platform/store/settings-store.ts'
import { withLock } from '../../platform/store/with-lock.ts'
import { publish } from '../chat/feed.ts'
import { refuseKey } from '../request/key-in-question.ts'
import { listModels } from '../request/openai.ts'
import { askIfCured } from './ask-when-cured.ts'
import { createMenu } from './menu.ts'

/** Settings and key status, as pages may see them. */
export async function readState(): Promise<Extract<FeedEvent, { name: 'state' }>> {
  const settings = await loadSettings()
  return { name: 'state', settings, key: await readKeyStatus(settings.baseUrl) }
}

/**
 * Stores changed settings over those that are stored, one call after the other, so that pages that change different ones at
 * once lose none. All are valid and hold no key, or the problem names the first that does not.
 */
export async function saveSettings({ settings }: Payload<'saveSettings'>): Promise<Result<Settings>> {
  const saved = await withLock('settings', () => storeChanges(settings))
  if (!saved.ok) return saved
  await createMenu()
  await aimToolbarButton(saved.value.opensIn)
  publish(await readState())
  await askIfCured(null)
  return saved
}

async function storeChanges(changes: Payload<'saveSettings'>['settings']): Promise<Result<Settings>> {
  const given: Record<string, unknown> = { ...(await loadSettings()), ...changes }
  const url = readBaseUrl(String(given.baseUrl))
  if (!url.ok) return url
  const texts = { question: String(given.defaultQuestion), model: `${given.model} ${given.answerLanguage}` }
  const isKey = await refuseKey(texts)
  if (isKey) return isKey
  const repaired = readSettings(given)
  const isKept = (field: keyof Settings) => {
    const value = given[field]
    const wanted = typeof value === 'string' ? value.trim() : value
    // The prices are a list, compared by what is in it.
    return JSON.stringify(repaired[field]) === JSON.stringify(wanted)
  }
  const fields = Object.keys(repaired) as (keyof Settings)[]
  const refused = fields.find((field) => field !== 'baseUrl' && !isKept(field))
  if (refused) return failure({ kind: 'setting-invalid', field: refused })
  return success(await storeSettings(repaired))
}

/** Stores a key for the origin of its server and for no other. */
export async function saveKey({ baseUrl, key, keeping }: Payload<'saveKey'>): Promise<Result<KeyStatus>> {
  const url = readBaseUrl(baseUrl)
  if (!url.ok) return url
  const clean = readKey(key)
  if (!clean.ok) return clean
  const before = await loadKey(url.value)
  const kept = await keepKey(url.value, clean.value, keeping)
  const isOther = before.name !== 'key' || before.key !== clean.value
  if (kept.ok) await askIfCured({ baseUrl: url.value, isOther })
  return kept
}

/** Keeps the stored key of a server in another place. */
export async function moveKey({ baseUrl, keeping }: Payload<'moveKey'>): Promise<Result<KeyStatus>> {
  const url = readBaseUrl(baseUrl)
  if (!url.ok) return url
  const loaded = await loadKey(url.value)
  if (loaded.name !== 'key') return failure({ kind: loaded.name === 'locked' ? 'key-locked' : 'no-key' })
  return keepKey(url.value, loaded.key, keeping)
}

/** Opens the locked key of a server until the browser closes. */
export async function unlockKey({ baseUrl, passphrase }: Payload<'unlockKey'>): Promise<Result<KeyStatus>> {
  const url = readBaseUrl(baseUrl)
  if (!url.ok) return url
  const opened = await openKey(url.value, passphrase)
  if (!opened.ok) return opened
  const status = await publishKey(url.value)
  // A question that was to go to this server waited for it.
  await askIfCured(null)
  return status
}

async function keepKey(
  baseUrl: string,
  key: string,
  keeping: Payload<'saveKey'>['keeping'],
): Promise<Result<KeyStatus>> {
  const passphrase = keeping.storage === 'passphrase' ? readPassphrase(keeping.passphrase) : null
  if (passphrase?.ok === false) return passphrase
  await storeKey(baseUrl, key, keeping)
  return publishKey(baseUrl)
}

async function publishKey(baseUrl: string): Promise<Result<KeyStatus>> {
  publish(await readState())
  return success(await readKeyStatus(baseUrl))
}

/** Forgets the key of a server. */
export async function removeKey({ baseUrl }: Payload<'removeKey'>): Promise<Result<KeyStatus>> {
  const url = readBaseUrl(baseUrl)
  if (!url.ok) return url
  await storeKey(url.value, null)
  return publishKey(url.value)
}

/** Calls the server's list of models with a typed key, or with the stored one. */
export async function testKey({ baseUrl, key }: Payload<'testKey'>): Promise<Result<Replies['testKey']>> {
  const url = readBaseUrl(baseUrl)
  if (!url.ok) return url
  const typed = key === null ? null : readKey(key)
  if (typed?.ok === false) return typed
  const stored = typed ? null : await loadKey(url.value)
  if (stored?.name === 'locked') return failure({ kind: 'key-locked' })
  const used = typed ? typed.value : stored?.name === 'key' ? stored.key : null
  const listed = await listModels({ baseUrl: url.value, key: used }, new AbortController().signal)
  if (!listed.ok) return failure(listed.report.problem)
  const shutdowns = listed.value.flatMap(({ id, shutdownDate }) =>
    shutdownDate === null ? [] : [{ model: id, date: shutdownDate }],
  )
  return success({ models: listed.value.map(({ id }) => id), shutdowns })
}
