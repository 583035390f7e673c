import { readBaseUrl } from '../core/base-url.ts'
import { readKey } from '../core/key-format.ts'
import { type KeyStorage, readPassphrase } from '../core/locked-key.ts'
import type { Problem } from '../core/problem.ts'
import { isAnswerLimit, readLine, readLines, type Settings, settingLimits } from '../core/settings.ts'
import type { KeyKeeping } from '../platform/key-store.ts'

/** The page's fields as typed: the settings, the longest answer still as text, a key that is not stored yet, and how to keep it. */
export type Draft = Omit<Settings, 'maxAnswerTokens'> & {
  maxAnswerTokens: string
  key: string
  keyStorage: KeyStorage
  /** For locking the key anew; empty keeps the old one. */
  passphrase: string
}

export type FieldName = keyof Draft

/** Why a field cannot be saved. */
export type Refusals = Partial<Record<FieldName, Problem>>

/** The fields in the order of the page; the first that is refused gets the focus. */
export const fieldNames = [
  'baseUrl',
  'key',
  'keyStorage',
  'passphrase',
  'model',
  'detail',
  'defaultQuestion',
  'askAtOnce',
  'sendAs',
  'maxAnswerTokens',
  'answerLanguage',
  'interfaceLanguage',
] as const satisfies readonly FieldName[]

/** The fields that show these settings; the key's is always empty, since no page ever reads a key. */
export function draftOf(settings: Settings, keyStorage: KeyStorage = 'computer'): Draft {
  const maxAnswerTokens = String(settings.maxAnswerTokens)
  return { ...settings, maxAnswerTokens, key: '', keyStorage, passphrase: '' }
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

/** Tokens of a longest answer as typed, with or without separators between thousands; NaN for anything else. */
export function readAnswerTokens(typed: string): number {
  const digits = typed.trim().replace(/(?<=\d)[,_\s](?=\d{3})/g, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
}

/** What the fields say, ready to save; `key` is null when none was typed. */
export type ReadDraft = { settings: Settings; key: string | null; keeping: KeyKeeping; refusals: null }

/**
 * What the fields say, or why each refused one cannot be saved. `isKeyStored`: whether there is a key to be kept
 * otherwise; `before`: how it has been kept so far.
 */
export function readDraft(
  draft: Draft,
  stored: { isKeyStored: boolean; before: KeyStorage } = { isKeyStored: false, before: 'computer' },
): ReadDraft | { refusals: Refusals } {
  const refusals: Refusals = {}
  const baseUrl = readBaseUrl(draft.baseUrl)
  if (!baseUrl.ok) refusals.baseUrl = baseUrl.problem
  const key = draft.key === '' ? null : readKey(draft.key)
  if (key && !key.ok) refusals.key = key.problem
  const keeping = keepingOf(draft)
  const isLockedAnew =
    draft.key !== '' || draft.passphrase !== '' || (stored.isKeyStored && stored.before !== 'passphrase')
  if (keeping.storage === 'passphrase' && isLockedAnew) {
    const passphrase = readPassphrase(keeping.passphrase)
    if (!passphrase.ok) refusals.passphrase = passphrase.problem
  }
  const model = readLine(draft.model)
  const defaultQuestion = readLines(draft.defaultQuestion)
  const maxAnswerTokens = readAnswerTokens(draft.maxAnswerTokens)
  const answerLanguage = readLine(draft.answerLanguage)
  const refuse = (field: FieldName, isWrong: boolean) => {
    if (isWrong) refusals[field] = { kind: 'setting-invalid', field }
  }
  refuse('model', model === '' || model.length > settingLimits.modelCharacters)
  refuse('defaultQuestion', defaultQuestion.length > settingLimits.questionCharacters)
  refuse('maxAnswerTokens', !isAnswerLimit(maxAnswerTokens))
  refuse('answerLanguage', answerLanguage.length > settingLimits.answerLanguageCharacters)
  if (!baseUrl.ok || Object.keys(refusals).length > 0) return { refusals }
  const { key: _typed, keyStorage: _place, passphrase: _secret, ...chosen } = draft
  return {
    settings: { ...chosen, baseUrl: baseUrl.value, model, defaultQuestion, maxAnswerTokens, answerLanguage },
    key: key?.ok ? key.value : null,
    keeping,
    refusals: null,
  }
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
  if (problem.kind !== 'setting-invalid') return null
  return fieldNames.find((name) => name === problem.field) ?? null
}
