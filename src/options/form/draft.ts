import type { Problem } from '../../core/problem/problem.ts'
import { readKey } from '../../core/server/key-format.ts'
import { type KeyStorage, readPassphrase } from '../../core/server/locked-key.ts'
import {
  type Settings,
  settingNames,
  showSettings,
  type TypedSettings,
  takeSettings,
} from '../../core/settings/settings.ts'
import type { KeyKeeping } from '../../platform/store/key-store.ts'

/** A key that is not stored yet, with how to keep it. */
type TypedKey = {
  key: string
  keyStorage: KeyStorage
  /** For locking the key anew; empty keeps the old one. */
  passphrase: string
}

/** The page's fields as typed: settings, and a key. Prices are saved one by one. */
export type Draft = TypedSettings & TypedKey

/** The settings that the page's Save stores. */
export type SavedByForm = Omit<Settings, 'prices'>

export type FieldName = keyof Draft

/** Fields that hold any text. */
export type TextFieldName = {
  [Name in FieldName]: string extends Draft[Name] ? Name : never
}[FieldName]

/** Fields that are yes or no. */
export type FlagFieldName = {
  [Name in FieldName]: Draft[Name] extends boolean ? Name : never
}[FieldName]

/** Why a field cannot be saved. */
export type Refusals = Partial<Record<FieldName, Problem>>

const noKey: TypedKey = { key: '', keyStorage: 'computer', passphrase: '' }
const keyFields = Object.keys(noKey) as readonly (keyof TypedKey)[]

/** The fields in the order of the page, the key's behind its server; the first that is refused gets the focus. */
export const fieldNames: readonly FieldName[] = settingNames.flatMap((name) =>
  name === 'baseUrl' ? [name, ...keyFields] : [name],
)

/** The fields that show these settings; the key's is always empty, since no page ever reads a key. */
export function draftOf(settings: Settings, keyStorage: KeyStorage = noKey.keyStorage): Draft {
  return { ...showSettings(settings), ...noKey, keyStorage }
}

/** The settings of a draft, without what belongs to the key. */
export function settingsIn(draft: Draft): TypedSettings {
  const { key: _key, keyStorage: _storage, passphrase: _passphrase, ...settings } = draft
  return settings
}

/** The fields in which two drafts differ. */
export function changedFields(before: Draft, after: Draft): FieldName[] {
  return fieldNames.filter((name) => before[name] !== after[name])
}

/** `mine` with every field that I did not change since `base` taken from `theirs`. */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): Draft {
  const mineOnly = changedFields(base, mine).map((name) => [name, mine[name]])
  return { ...theirs, ...Object.fromEntries(mineOnly) }
}

/** What the fields say, ready to save; `key` is null when none was typed. */
export type ReadDraft = { settings: SavedByForm; key: string | null; keeping: KeyKeeping; refusals: null }

/**
 * What the fields say, or why each refused one cannot be saved. `isKeyStored`: whether there is a key to be kept
 * otherwise; `before`: how it has been kept so far.
 */
export function readDraft(
  draft: Draft,
  stored: { isKeyStored: boolean; before: KeyStorage } = { isKeyStored: false, before: 'computer' },
): ReadDraft | { refusals: Refusals } {
  const { settings, problems } = takeSettings(draft)
  const refusals: Refusals = { ...problems }
  const key = draft.key === '' ? null : readKey(draft.key)
  if (key && !key.ok) refusals.key = key.problem
  const keeping = keepingOf(draft)
  const isLockedAnew =
    draft.key !== '' || draft.passphrase !== '' || (stored.isKeyStored && stored.before !== 'passphrase')
  if (keeping.storage === 'passphrase' && isLockedAnew) {
    const passphrase = readPassphrase(keeping.passphrase)
    if (!passphrase.ok) refusals.passphrase = passphrase.problem
  }
  if (settings === null || Object.keys(refusals).length > 0) return { refusals }
  return { settings, key: key?.ok ? key.value : null, keeping, refusals: null }
}

/** How a key is to be kept, as the fields say. */
function keepingOf({ keyStorage, passphrase }: Draft): KeyKeeping {
  return keyStorage === 'passphrase' ? { storage: keyStorage, passphrase } : { storage: keyStorage }
}

/** The field that a problem of the background is about; null when it is about none. */
export function fieldOf(problem: Problem): FieldName | null {
  if (problem.kind === 'base-url-invalid') return 'baseUrl'
  if (problem.kind === 'key-malformed' || problem.kind === 'key-locked') return 'key'
  if (problem.kind === 'passphrase-refused') return 'passphrase'
  if (problem.kind === 'question-is-key') return 'defaultQuestion'
  if (problem.kind !== 'setting-invalid') return null
  return fieldNames.find((name) => name === problem.field) ?? null
}
