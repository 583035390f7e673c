import type { Problem } from '../../core/problem/problem.ts'
import { minPassphraseCharacters } from '../../core/server/locked-key.ts'
import { defaultSettings } from '../../core/settings.ts'
import { t } from './i18n.ts'
import type { ProblemWords } from './problem-words.ts'

type InputProblem = Extract<
  Problem,
  {
    kind:
      | 'question-empty'
      | 'question-too-long'
      | 'key-malformed'
      | 'key-locked'
      | 'passphrase-refused'
      | 'base-url-invalid'
      | 'setting-invalid'
      | 'storage-failed'
      | 'chat-gone'
      | 'chat-busy'
  }
>

/** The words for what was typed, and for our own storage. */
export function inputProblemWords(problem: InputProblem): ProblemWords {
  switch (problem.kind) {
    case 'question-empty':
      return { title: t('problemQuestionEmpty'), hint: null }
    case 'question-too-long': {
      const count = problem.maxCharacters
      return { title: t('problemQuestionTooLong'), hint: t('problemQuestionTooLongHint', { count }) }
    }
    case 'key-malformed':
      return keyWords(problem.reason)
    case 'key-locked':
      return { title: t('problemKeyLocked'), hint: t('problemKeyLockedHint') }
    case 'passphrase-refused':
      return passphraseWords(problem.reason)
    case 'base-url-invalid':
      return urlWords(problem.reason)
    case 'setting-invalid':
      return { title: t('problemSetting'), hint: t('problemSettingHint', { field: problem.field }) }
    case 'storage-failed':
      return { title: t('problemStorage'), hint: t('problemStorageHint') }
    case 'chat-gone':
      return { title: t('problemChatGone'), hint: t('problemChatGoneHint') }
    case 'chat-busy':
      return { title: t('problemChatBusy'), hint: t('problemChatBusyHint') }
    default:
      return problem satisfies never
  }
}

function keyWords(reason: Extract<Problem, { kind: 'key-malformed' }>['reason']): ProblemWords {
  switch (reason) {
    case 'empty':
      return { title: t('problemKeyEmpty'), hint: null }
    case 'characters':
      return { title: t('problemKeyCharacters'), hint: t('problemKeyCharactersHint') }
    case 'admin':
      return { title: t('problemKeyAdmin'), hint: t('problemKeyAdminHint') }
    default:
      return reason satisfies never
  }
}

function passphraseWords(reason: Extract<Problem, { kind: 'passphrase-refused' }>['reason']): ProblemWords {
  switch (reason) {
    case 'short':
      return { title: t('problemPassphraseShort', { count: minPassphraseCharacters }), hint: null }
    case 'wrong':
      return { title: t('problemPassphraseWrong'), hint: t('problemPassphraseWrongHint') }
    case 'damaged':
      return { title: t('problemKeyDamaged'), hint: t('problemKeyDamagedHint') }
    default:
      return reason satisfies never
  }
}

function urlWords(reason: Extract<Problem, { kind: 'base-url-invalid' }>['reason']): ProblemWords {
  switch (reason) {
    case 'not-a-url': {
      const example = defaultSettings.baseUrl
      return { title: t('problemUrlNotAUrl'), hint: t('problemUrlNotAUrlHint', { example }) }
    }
    case 'scheme':
      return { title: t('problemUrlScheme'), hint: null }
    case 'http-elsewhere':
      return { title: t('problemUrlHttp'), hint: t('problemUrlHttpHint') }
    case 'credentials':
      return { title: t('problemUrlCredentials'), hint: null }
    case 'query':
      return { title: t('problemUrlQuery'), hint: null }
    default:
      return reason satisfies never
  }
}
