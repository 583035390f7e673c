import type { Problem } from '../../core/problem/problem.ts'
import type { KeyStorage } from '../../core/server/locked-key.ts'
import {
  type Settings,
  settingNames,
  showSettings,
  type TypedSettings,
} from '../../core/settings/settings.ts'
import type { KeyKeeping } from '../../platform/store/key-store.ts'

/** A key that is not stored yet, with how to keep it. */
type TypedKey = {
  key: string
  keyStorage: KeyStorage
  /** For locking the key anew; empty keeps the old one. */
  passphrase: string
}

/** The page's fields as typed: settings, and a key. Prices have fields of their own. */
export type Draft = TypedSettings & TypedKey

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

/** The fields in which two drafts differ. */
export function changedFields(before: Draft, after: Draft): FieldName[] {
  return fieldNames.filter((name) => before[name] !== after[name])
}

/** The fields of `of` that are named. */
export function pickFields(of: Draft, names: readonly FieldName[]): Partial<Draft> {
  return Object.fromEntries(names.map((name) => [name, of[name]]))
}

/** `mine` with every field that I did not change since `base` taken from `theirs`. */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): Draft {
  return { ...theirs, ...pickFields(mine, changedFields(base, mine)) }
}

/** How a key is to be kept, as the fields say. */
export function keepingOf({ keyStorage, passphrase }: Draft): KeyKeeping {
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
