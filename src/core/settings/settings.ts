import { type OwnPrice, readOwnPrices } from '../money/own-prices.ts'
import type { Result } from '../problem/result.ts'
import { minAnswerTokens } from '../server/server-traits.ts'
import { detailChoices } from '../tokens/detail-level.ts'
import {
  address,
  flag,
  line,
  lines,
  modelName,
  oneOf,
  type SettingRow,
  usdLimit,
  whole,
} from './setting-kinds.ts'

/** The languages of the interface, as `_locales` names them; `platform/words/i18n.ts` has their words. */
export const languageCodes = ['en', 'zh_CN'] as const
export type LanguageCode = (typeof languageCodes)[number]

/** The choices of a language in the order in which they are shown; `auto` is the browser's own. */
export const interfaceLanguages = ['auto', ...languageCodes] as const

/** Where a click shows its chat: the toolbar's popup, the side panel, or a tab of its own. */
export const chatPlaces = ['popup', 'panel', 'tab'] as const
export type ChatPlace = (typeof chatPlaces)[number]

/** The colours and the sizes of text in the order in which they are shown. */
export const themes = ['auto', 'light', 'dark'] as const
export const textSizes = ['normal', 'large', 'larger'] as const

/**
 * The settings that are typed or chosen on the options page, in its order. Everything else is derived: their types, how they
 * are read from storage and from their controls, and their labels (the text named `options` and the setting's name).
 */
export const settingRows = {
  /** Without a trailing slash, with its version path. */
  baseUrl: address('https://api.openai.com/v1'),
  model: modelName(200, 'gpt-6-luna'),
  detail: oneOf(detailChoices, 'auto'),
  /** '' means the interface language's own default question. */
  defaultQuestion: lines(4000),
  /** Ask the default question at once on the menu click, or wait for the user to type. */
  askAtOnce: flag(true),
  /** Send a public image by its link, or always the image itself. */
  sendAs: oneOf(['link', 'image'], 'link'),
  /** Upper bound of an answer in tokens, reasoning included. */
  maxAnswerTokens: whole(minAnswerTokens, 128_000, 4096),
  /** Name of a language, or '' to follow the question's. */
  answerLanguage: line(60),
  /** Offer the stored answer when the same image, question, model and level are asked again. */
  reuseAnswers: flag(true),
  /** What may be spent in a day and in a month before nothing more is sent unasked; zero lets nothing be sent. */
  dailyLimitUsd: usdLimit(1_000_000),
  monthlyLimitUsd: usdLimit(1_000_000),
  interfaceLanguage: oneOf(interfaceLanguages, 'auto'),
  /** Where a click on the menu, the picker and the toolbar button open the chat. */
  opensIn: oneOf(chatPlaces, 'popup'),
  /** The colours of our pages; `auto` follows the system. */
  theme: oneOf(themes, 'auto'),
  /** How large the text of our pages is. */
  textSize: oneOf(textSizes, 'normal'),
  /** Whether pages have a menu item outside images, which starts the picker. */
  pageMenu: flag(true),
}

/** A setting with a control of its own. */
export type SettingName = keyof typeof settingRows

/** Their names in the order of the page. */
export const settingNames = Object.keys(settingRows) as readonly SettingName[]

type ValueOf<Row> = Row extends SettingRow<infer Value, infer _Typed> ? Value : never
type TypedOf<Row> = Row extends SettingRow<infer _Value, infer Typed> ? Typed : never

/** Everything that is set on the options page but the key. */
export type Settings = { [Name in SettingName]: ValueOf<(typeof settingRows)[Name]> } & {
  /** The user's own prices, before those of our table; each is stored by itself. */
  prices: OwnPrice[]
}

/** The settings as their controls hold them: numbers as text. */
export type TypedSettings = { [Name in SettingName]: TypedOf<(typeof settingRows)[Name]> }

/** What holds before anything was set. */
export const defaultSettings: Settings = {
  ...fromRows<Settings>((row) => row.initial),
  prices: [],
}

/** Reads settings from anything that storage or a page may hold; never throws, repairs field by field. */
export function readSettings(stored: unknown): Settings {
  const from: object = typeof stored === 'object' && stored !== null ? stored : {}
  // Own data properties only: neither a prototype's nor a getter's value is a setting.
  const own = (field: keyof Settings): unknown => Object.getOwnPropertyDescriptor(from, field)?.value
  return {
    ...fromRows<Settings>((row, name) => {
      const read = row.read(own(name))
      return read === undefined ? row.initial : read
    }),
    prices: readOwnPrices(own('prices')),
  }
}

/** The settings as their controls show them. */
export function showSettings(settings: Settings): TypedSettings {
  return fromRows<TypedSettings>((row, name) => row.show(settings[name] as never))
}

/** What the control of one setting says. Problems: setting-invalid, or one of the setting's own kind. */
export function takeSetting<Name extends SettingName>(
  name: Name,
  typed: TypedSettings[Name],
): Result<Settings[Name]> {
  return (settingRows[name] as SettingRow<Settings[Name], TypedSettings[Name]>).take(typed, name)
}

/** An object with a field for each row: the one place where the compiler takes our word for what a row gives. */
function fromRows<Made extends { [Name in SettingName]: unknown }>(
  make: (row: SettingRow<unknown, never>, name: SettingName) => unknown,
): Pick<Made, SettingName> {
  const rows = settingNames.map((name) => [name, make(settingRows[name] as SettingRow<unknown, never>, name)])
  return Object.fromEntries(rows) as Pick<Made, SettingName>
}
