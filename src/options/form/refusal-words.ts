import { formatCount } from '../../core/format-number.ts'
import type { Problem } from '../../core/problem/problem.ts'
import { settingLimits } from '../../core/settings/settings.ts'
import { languageTag, type MessageKey, t } from '../../platform/words/i18n.ts'
import type { Draft, FieldName } from './draft.ts'
import { problemSentence } from './problem-sentence.ts'

/** The label of each field that can be refused, for the bar that names them. */
export const fieldLabels = {
  baseUrl: 'optionsBaseUrl',
  key: 'optionsKey',
  keyStorage: 'optionsKeyStorage',
  passphrase: 'optionsPassphrase',
  model: 'optionsModel',
  detail: 'optionsDetail',
  defaultQuestion: 'optionsQuestion',
  askAtOnce: 'optionsAfterClick',
  sendAs: 'optionsSendAs',
  maxAnswerTokens: 'optionsAnswerTokens',
  answerLanguage: 'optionsAnswerLanguage',
  reuseAnswers: 'optionsReuse',
  dailyLimitUsd: 'optionsLimitDay',
  monthlyLimitUsd: 'optionsLimitMonth',
  interfaceLanguage: 'optionsLanguage',
  pageMenu: 'optionsPageMenu',
} as const satisfies Record<FieldName, MessageKey>

/** Why a field was refused and what it takes. */
export function refusalWords(field: FieldName, problem: Problem, draft: Draft): string {
  if (problem.kind !== 'setting-invalid') return problemSentence(problem)
  const count = (number: number) => formatCount(number, languageTag())
  const tooLong = (max: number) =>
    t('optionsRefusedText', { max: count(max), count: count(String(draft[field]).length) })
  if (field === 'model') return t('optionsRefusedModel', { max: settingLimits.modelCharacters })
  if (field === 'defaultQuestion') return tooLong(settingLimits.questionCharacters)
  if (field === 'answerLanguage') return tooLong(settingLimits.answerLanguageCharacters)
  if (field === 'dailyLimitUsd' || field === 'monthlyLimitUsd')
    return t('optionsRefusedLimit', { max: count(settingLimits.limitUsd) })
  return t('optionsRefusedTokens', {
    min: settingLimits.minAnswerTokens,
    max: count(settingLimits.maxAnswerTokens),
  })
}
