import type { InputProblem } from '../../core/problem/input-problem.ts'
import { minPassphraseCharacters } from '../../core/server/locked-key.ts'
import { defaultSettings } from '../../core/settings/settings.ts'
import { t } from '../words/i18n.ts'
import type { ProblemWords, WordsOf } from './problem-sentences.ts'

/** The words for what was typed, and for our own storage. */
export const inputProblemWords: WordsOf<InputProblem> = {
  'question-empty': () => ({ title: t('problemQuestionEmpty'), hint: null }),
  'question-too-long': ({ maxCharacters: count }) => ({
    title: t('problemQuestionTooLong'),
    hint: t('problemQuestionTooLongHint', { count }),
  }),
  'question-is-key': () => ({ title: t('problemQuestionIsKey'), hint: t('problemQuestionIsKeyHint') }),
  'key-malformed': ({ reason }) => keyWords[reason](),
  'key-locked': () => ({ title: t('problemKeyLocked'), hint: t('problemKeyLockedHint') }),
  'passphrase-refused': ({ reason }) => passphraseWords[reason](),
  'base-url-invalid': ({ reason }) => urlWords[reason](),
  'setting-invalid': ({ field }) => ({
    title: t('problemSetting'),
    hint: t('problemSettingHint', { field }),
  }),
  'storage-failed': () => ({ title: t('problemStorage'), hint: t('problemStorageHint') }),
  'chat-gone': () => ({ title: t('problemChatGone'), hint: t('problemChatGoneHint') }),
  'chat-busy': () => ({ title: t('problemChatBusy'), hint: t('problemChatBusyHint') }),
}

/** By the reason for which it was refused. */
type WordsByReason = Record<string, () => ProblemWords>

const keyWords = {
  empty: () => ({ title: t('problemKeyEmpty'), hint: null }),
  characters: () => ({ title: t('problemKeyCharacters'), hint: t('problemKeyCharactersHint') }),
  admin: () => ({ title: t('problemKeyAdmin'), hint: t('problemKeyAdminHint') }),
} satisfies WordsByReason

const passphraseWords = {
  short: () => ({ title: t('problemPassphraseShort', { count: minPassphraseCharacters }), hint: null }),
  wrong: () => ({ title: t('problemPassphraseWrong'), hint: t('problemPassphraseWrongHint') }),
  damaged: () => ({ title: t('problemKeyDamaged'), hint: t('problemKeyDamagedHint') }),
} satisfies WordsByReason

const urlWords = {
  'not-a-url': () => ({
    title: t('problemUrlNotAUrl'),
    hint: t('problemUrlNotAUrlHint', { example: defaultSettings.baseUrl }),
  }),
  scheme: () => ({ title: t('problemUrlScheme'), hint: null }),
  'http-elsewhere': () => ({ title: t('problemUrlHttp'), hint: t('problemUrlHttpHint') }),
  credentials: () => ({ title: t('problemUrlCredentials'), hint: null }),
  query: () => ({ title: t('problemUrlQuery'), hint: null }),
} satisfies WordsByReason
