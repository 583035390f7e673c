import { readBaseUrl } from './base-url.ts'
import { type DetailChoice, detailChoices } from './detail.ts'

/** Everything on the options page but the key. */
export type Settings = {
  /** Without a trailing slash, with its version path: `https://api.openai.com/v1`. */
  baseUrl: string
  model: string
  detail: DetailChoice
  /** '' means the interface language's own default question. */
  defaultQuestion: string
  /** Ask the default question at once on the menu click, or wait for the user to type. */
  askAtOnce: boolean
  /** Send a public image by its link, or always the image itself. */
  sendAs: 'link' | 'image'
  /** Upper bound of an answer in tokens, reasoning included. */
  maxAnswerTokens: number
  interfaceLanguage: 'auto' | 'en' | 'zh_CN'
  /** Name of a language, or '' to follow the question's. */
  answerLanguage: string
}

/** The limits that both the options page and the reader hold settings to. */
export const settingLimits = {
  modelCharacters: 200,
  questionCharacters: 4000,
  answerLanguageCharacters: 60,
  minAnswerTokens: 16,
  maxAnswerTokens: 128_000,
} as const

export const defaultSettings: Settings = {
  baseUrl: 'https://api.openai.com/v1',
  model: 'gpt-6-luna',
  detail: 'auto',
  defaultQuestion: '',
  askAtOnce: true,
  sendAs: 'link',
  maxAnswerTokens: 4096,
  interfaceLanguage: 'auto',
  answerLanguage: '',
}

/** Reads settings from anything that storage may hold; never throws, repairs field by field. */
export function readSettings(stored: unknown): Settings {
  const from = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const own = (field: keyof Settings) => (Object.hasOwn(from, field) ? from[field] : undefined)
  const text = (field: keyof Settings, maxCharacters: number, fallback: string) => {
    const value = own(field)
    return typeof value === 'string' && value.length <= maxCharacters ? value.trim() : fallback
  }
  const oneOf = <T>(field: keyof Settings, choices: readonly T[], fallback: T) =>
    choices.find((choice) => choice === own(field)) ?? fallback
  const tokens = own('maxAnswerTokens')
  const url = text('baseUrl', 2000, defaultSettings.baseUrl)
  const readUrl = readBaseUrl(url)
  return {
    baseUrl: readUrl.ok ? readUrl.value : defaultSettings.baseUrl,
    model: text('model', settingLimits.modelCharacters, '') || defaultSettings.model,
    detail: oneOf('detail', detailChoices, defaultSettings.detail),
    defaultQuestion: text('defaultQuestion', settingLimits.questionCharacters, ''),
    askAtOnce: oneOf('askAtOnce', [true, false], defaultSettings.askAtOnce),
    sendAs: oneOf('sendAs', ['link', 'image'] as const, defaultSettings.sendAs),
    maxAnswerTokens: isAnswerLimit(tokens) ? tokens : defaultSettings.maxAnswerTokens,
    interfaceLanguage: oneOf('interfaceLanguage', ['auto', 'en', 'zh_CN'] as const, 'auto'),
    answerLanguage: text('answerLanguage', settingLimits.answerLanguageCharacters, ''),
  }
}

/** Whether a value is a possible longest answer: a whole number of tokens within the limits. */
export function isAnswerLimit(value: unknown): value is number {
  return (
    Number.isInteger(value) &&
    (value as number) >= settingLimits.minAnswerTokens &&
    (value as number) <= settingLimits.maxAnswerTokens
  )
}
