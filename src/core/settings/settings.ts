import { type OwnPrice, readOwnPrices } from '../money/own-prices.ts'
import { readBaseUrl } from '../server/base-url.ts'
import { type DetailChoice, detailChoices } from '../tokens/detail-level.ts'
import { readLine, readLines } from '../typed-text.ts'

/** The languages of the interface in the order in which they are shown; `auto` is the browser's own. */
export const interfaceLanguages = ['auto', 'en', 'zh_CN'] as const

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
  /** Whether pages have a menu item outside images, which starts the picker. */
  pageMenu: boolean
  interfaceLanguage: (typeof interfaceLanguages)[number]
  /** Name of a language, or '' to follow the question's. */
  answerLanguage: string
  /** Offer the stored answer when the same image, question, model and level are asked again. */
  reuseAnswers: boolean
  /** What may be spent in a day and in a month before nothing more is sent unasked, in US dollars; null is no limit. */
  dailyLimitUsd: number | null
  monthlyLimitUsd: number | null
  /** The user's own prices, before those of our table. */
  prices: OwnPrice[]
}

/** The limits that both the options page and the reader hold settings to. */
export const settingLimits = {
  modelCharacters: 200,
  questionCharacters: 4000,
  answerLanguageCharacters: 60,
  minAnswerTokens: 16,
  maxAnswerTokens: 128_000,
  limitUsd: 1_000_000,
} as const

export const defaultSettings: Settings = {
  baseUrl: 'https://api.openai.com/v1',
  model: 'gpt-6-luna',
  detail: 'auto',
  defaultQuestion: '',
  askAtOnce: true,
  sendAs: 'link',
  maxAnswerTokens: 4096,
  pageMenu: true,
  interfaceLanguage: 'auto',
  answerLanguage: '',
  reuseAnswers: true,
  dailyLimitUsd: null,
  monthlyLimitUsd: null,
  prices: [],
}

/** Reads settings from anything that storage or a page may hold; never throws, repairs field by field. */
export function readSettings(stored: unknown): Settings {
  const from: object = typeof stored === 'object' && stored !== null ? stored : {}
  // Own data properties only: neither a prototype's nor a getter's value is a setting.
  const own = (field: keyof Settings): unknown => Object.getOwnPropertyDescriptor(from, field)?.value
  const line = (field: keyof Settings, maxCharacters: number) => {
    const value = own(field)
    const text = typeof value === 'string' ? readLine(value) : ''
    return text.length <= maxCharacters ? text : ''
  }
  const oneOf = <T>(field: keyof Settings, choices: readonly T[], fallback: T) =>
    choices.find((choice) => choice === own(field)) ?? fallback
  const url = own('baseUrl')
  const baseUrl = readBaseUrl(typeof url === 'string' ? url : '')
  const question = own('defaultQuestion')
  const tokens = own('maxAnswerTokens')
  const limit = (field: 'dailyLimitUsd' | 'monthlyLimitUsd') => {
    const value = own(field)
    return isSpendingLimit(value) ? value : null
  }
  return {
    baseUrl: baseUrl.ok ? baseUrl.value : defaultSettings.baseUrl,
    model: line('model', settingLimits.modelCharacters) || defaultSettings.model,
    detail: oneOf('detail', detailChoices, defaultSettings.detail),
    defaultQuestion: readQuestionSetting(typeof question === 'string' ? question : ''),
    askAtOnce: oneOf('askAtOnce', [true, false], defaultSettings.askAtOnce),
    sendAs: oneOf('sendAs', ['link', 'image'] as const, defaultSettings.sendAs),
    maxAnswerTokens: isAnswerLimit(tokens) ? tokens : defaultSettings.maxAnswerTokens,
    pageMenu: oneOf('pageMenu', [true, false], defaultSettings.pageMenu),
    interfaceLanguage: oneOf('interfaceLanguage', interfaceLanguages, defaultSettings.interfaceLanguage),
    answerLanguage: line('answerLanguage', settingLimits.answerLanguageCharacters),
    reuseAnswers: oneOf('reuseAnswers', [true, false], defaultSettings.reuseAnswers),
    dailyLimitUsd: limit('dailyLimitUsd'),
    monthlyLimitUsd: limit('monthlyLimitUsd'),
    prices: readOwnPrices(own('prices')),
  }
}

/** Whether a value is a possible longest answer: a whole number of tokens within the limits. */
export function isAnswerLimit(value: unknown): value is number {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= settingLimits.minAnswerTokens &&
    value <= settingLimits.maxAnswerTokens
  )
}

/** Whether a value is a possible limit on spending, in US dollars; zero lets nothing be sent unasked. */
export function isSpendingLimit(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= settingLimits.limitUsd
}

function readQuestionSetting(stored: string): string {
  const text = readLines(stored)
  return text.length <= settingLimits.questionCharacters ? text : defaultSettings.defaultQuestion
}
