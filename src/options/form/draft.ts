import type { Problem } from '../../core/problem/problem.ts'
import { readBaseUrl } from '../../core/server/base-url.ts'
import { readKey } from '../../core/server/key-format.ts'
import { type KeyStorage, readPassphrase } from '../../core/server/locked-key.ts'
import { isAnswerLimit, isSpendingLimit, type Settings, settingLimits } from '../../core/settings/settings.ts'
import { readLine, readLines } from '../../core/typed-text.ts'
import type { KeyKeeping } from '../../platform/store/key-store.ts'

/** Settings that are numbers, and as text while they are typed. */
type NumberField = 'maxAnswerTokens' | 'dailyLimitUsd' | 'monthlyLimitUsd'

/** The page's fields as typed: the settings, numbers still as text, and a key that is not stored yet with how to keep it. Prices are saved one by one. */
export type Draft = Omit<Settings, NumberField | 'prices'> &
  Record<NumberField | 'key', string> & {
    keyStorage: KeyStorage
    /** For locking the key anew; empty keeps the old one. */
    passphrase: string
  }

/** The settings that the page's Save stores. */
export type SavedByForm = Omit<Settings, 'prices'>

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
  'reuseAnswers',
  'dailyLimitUsd',
  'monthlyLimitUsd',
  'interfaceLanguage',
  'pageMenu',
] as const satisfies readonly FieldName[]

/** The fields that show these settings; the key's is always empty, since no page ever reads a key. */
export function draftOf(settings: Settings, keyStorage: KeyStorage = 'computer'): Draft {
  const { prices: _apart, ...fields } = settings
  return {
    ...fields,
    maxAnswerTokens: String(settings.maxAnswerTokens),
    dailyLimitUsd: limitText(settings.dailyLimitUsd),
    monthlyLimitUsd: limitText(settings.monthlyLimitUsd),
    key: '',
    keyStorage,
    passphrase: '',
  }
}

/** A limit as it stands in its field; '' is none. */
const limitText = (usd: number | null) => (usd === null ? '' : String(usd))

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

/** US dollars as typed, with or without the sign, with point or comma before the cents; NaN for anything else. */
export function readUsd(typed: string): number {
  const text = typed.replace(/[$\s]|USD/gi, '').replace(',', '.')
  return /^\d{1,9}(\.\d{0,8})?$|^\.\d{1,8}$/.test(text) ? Number(text) : Number.NaN
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
  const readLimit = (field: 'dailyLimitUsd' | 'monthlyLimitUsd') => {
    if (draft[field].trim() === '') return null
    const usd = readUsd(draft[field])
    refuse(field, !isSpendingLimit(usd))
    return usd
  }
  const limits = { dailyLimitUsd: readLimit('dailyLimitUsd'), monthlyLimitUsd: readLimit('monthlyLimitUsd') }
  if (!baseUrl.ok || Object.keys(refusals).length > 0) return { refusals }
  const { key: _typed, keyStorage: _place, passphrase: _secret, ...chosen } = draft
  return {
    settings: {
      ...chosen,
      ...limits,
      baseUrl: baseUrl.value,
      model,
      defaultQuestion,
      maxAnswerTokens,
      answerLanguage,
    },
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
