import { readBaseUrl } from '../core/base-url.ts'
import { readKey } from '../core/key-format.ts'
import type { Problem } from '../core/problem.ts'
import { isAnswerLimit, readLine, readLines, type Settings, settingLimits } from '../core/settings.ts'

/** The page's fields as typed: the settings, the longest answer still as text, and a key that is not stored yet. */
export type Draft = Omit<Settings, 'maxAnswerTokens'> & { maxAnswerTokens: string; key: string }

export type FieldName = keyof Draft

/** Why a field cannot be saved. */
export type Refusals = Partial<Record<FieldName, Problem>>

/** The fields in the order of the page; the first that is refused gets the focus. */
export const fieldNames = [
  'baseUrl',
  'key',
  'model',
  'detail',
  'defaultQuestion',
  'askAtOnce',
  'sendAs',
  'maxAnswerTokens',
  'answerLanguage',
  'interfaceLanguage',
  'pageMenu',
] as const satisfies readonly FieldName[]

/** The fields that show these settings; the key's is always empty, since no page ever reads a key. */
export function draftOf(settings: Settings): Draft {
  return { ...settings, maxAnswerTokens: String(settings.maxAnswerTokens), key: '' }
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

/** What the fields say, ready to save, or why each refused one cannot be; `key` is null when none was typed. */
export function readDraft(
  draft: Draft,
): { settings: Settings; key: string | null; refusals: null } | { refusals: Refusals } {
  const refusals: Refusals = {}
  const baseUrl = readBaseUrl(draft.baseUrl)
  if (!baseUrl.ok) refusals.baseUrl = baseUrl.problem
  const key = draft.key === '' ? null : readKey(draft.key)
  if (key && !key.ok) refusals.key = key.problem
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
  const { key: _typed, ...chosen } = draft
  return {
    settings: { ...chosen, baseUrl: baseUrl.value, model, defaultQuestion, maxAnswerTokens, answerLanguage },
    key: key?.ok ? key.value : null,
    refusals: null,
  }
}

/** The field that a problem of the background is about; null when it is about none. */
export function fieldOf(problem: Problem): FieldName | null {
  if (problem.kind === 'base-url-invalid') return 'baseUrl'
  if (problem.kind === 'key-malformed') return 'key'
  if (problem.kind !== 'setting-invalid') return null
  return fieldNames.find((name) => name === problem.field) ?? null
}
