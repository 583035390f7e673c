import type { MessageKey } from '../../platform/words/i18n.ts'
import type { PageId } from './pages.ts'

/** A setting that can be looked for: the element that it is, its page, its name, and what else people call it. */
export type FoundSetting = { id: string; page: PageId; label: MessageKey; words: MessageKey }

/** Everything that can be set or done on the page, in its order. */
export const searchable: readonly FoundSetting[] = [
  { id: 'providers', page: 'connect', label: 'optionsProvider', words: 'optionsFindProvider' },
  { id: 'field-baseUrl', page: 'connect', label: 'optionsBaseUrl', words: 'optionsFindBaseUrl' },
  { id: 'field-key', page: 'connect', label: 'optionsKey', words: 'optionsFindKey' },
  { id: 'test-key', page: 'connect', label: 'optionsTest', words: 'optionsFindTest' },
  { id: 'field-model', page: 'connect', label: 'optionsModel', words: 'optionsFindModel' },
  { id: 'key-storage-choices', page: 'connect', label: 'optionsKeyStorage', words: 'optionsFindKeyStorage' },
  { id: 'learnt', page: 'connect', label: 'optionsLearntHeading', words: 'optionsFindLearnt' },
  {
    id: 'field-defaultQuestion',
    page: 'answers',
    label: 'optionsDefaultQuestion',
    words: 'optionsFindQuestion',
  },
  { id: 'after-click-choices', page: 'answers', label: 'optionsAskAtOnce', words: 'optionsFindAskAtOnce' },
  { id: 'detail-choices', page: 'answers', label: 'optionsDetail', words: 'optionsFindDetail' },
  {
    id: 'field-answerLanguage',
    page: 'answers',
    label: 'optionsAnswerLanguage',
    words: 'optionsFindAnswerLanguage',
  },
  { id: 'field-dailyLimitUsd', page: 'money', label: 'optionsDailyLimitUsd', words: 'optionsFindLimit' },
  { id: 'field-monthlyLimitUsd', page: 'money', label: 'optionsMonthlyLimitUsd', words: 'optionsFindLimit' },
  { id: 'reuse-choices', page: 'money', label: 'optionsReuseAnswers', words: 'optionsFindReuse' },
  { id: 'field-maxAnswerTokens', page: 'money', label: 'optionsMaxAnswerTokens', words: 'optionsFindLength' },
  { id: 'by-day', page: 'money', label: 'optionsSpendingByDay', words: 'optionsFindSpending' },
  { id: 'by-model', page: 'money', label: 'optionsSpendingByModel', words: 'optionsFindSpending' },
  { id: 'ledger-file', page: 'money', label: 'optionsSpendingFile', words: 'optionsFindFile' },
  { id: 'prices', page: 'money', label: 'optionsPricesHeading', words: 'optionsFindPrices' },
  { id: 'send-as-choices', page: 'privacy', label: 'optionsSendAs', words: 'optionsFindSendAs' },
  { id: 'what-leaves', page: 'privacy', label: 'optionsPrivacyLeaves', words: 'optionsFindPrivacy' },
  { id: 'allowed-sites', page: 'privacy', label: 'optionsAccessHeading', words: 'optionsFindAccess' },
  { id: 'storage-actions', page: 'privacy', label: 'optionsStorageHeading', words: 'optionsFindStorage' },
  {
    id: 'field-interfaceLanguage',
    page: 'look',
    label: 'optionsInterfaceLanguage',
    words: 'optionsFindLanguage',
  },
  { id: 'theme-choices', page: 'look', label: 'optionsTheme', words: 'optionsFindTheme' },
  { id: 'text-size-choices', page: 'look', label: 'optionsTextSize', words: 'optionsFindTextSize' },
  { id: 'opensIn-choices', page: 'look', label: 'optionsOpensIn', words: 'optionsFindOpensIn' },
  { id: 'field-pageMenu', page: 'look', label: 'optionsPageMenu', words: 'optionsFindPageMenu' },
  { id: 'shortcuts', page: 'look', label: 'optionsShortcuts', words: 'optionsFindShortcuts' },
]

/**
 * The settings that a search means, those first whose name has it. `textsOf` gives a text in every language: who reads
 * English may think in Chinese.
 */
export function findSettings(
  wanted: string,
  textsOf: (key: MessageKey) => readonly string[],
  settings: readonly FoundSetting[] = searchable,
): FoundSetting[] {
  const parts = wanted
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}.]+/u)
    .filter(Boolean)
  if (parts.length === 0) return []
  const has = (texts: readonly string[]) => {
    const text = texts.join('\n').toLocaleLowerCase()
    const inOneWord = text.replace(/[ -]/g, '')
    const hasPart = (part: string) => text.includes(part) || inOneWord.includes(part)
    return parts.every((part) => hasPart(part) || hasPart(part.replace(/(?<=..)s$/, '')))
  }
  const named = settings.filter(({ label }) => has(textsOf(label)))
  const meant = settings.filter(({ label, words }) => has([...textsOf(label), ...textsOf(words)]))
  return [...new Set([...named, ...meant])]
}
