import browser from 'webextension-polyfill'
import en from '../../../_locales/en/messages.json' with { type: 'json' }
import zh_CN from '../../../_locales/zh_CN/messages.json' with { type: 'json' }
import { type LanguageCode, languageCodes, type Settings } from '../../core/settings/settings.ts'

export type MessageKey = keyof typeof en

/** A language of the interface: its words, and what else depends on it. */
type Language = {
  catalogue: Record<MessageKey, { message: string }>
  /** BCP 47, for `lang` attributes and `Intl`. */
  tag: string
  /** As it calls itself. */
  name: string
  /** Words (in Chinese: characters) that a token makes, roughly, in the newest vendor's encoding. */
  wordsPerToken: number
}

const languages: Record<LanguageCode, Language> = {
  en: { catalogue: en, tag: 'en', name: 'English', wordsPerToken: 0.75 },
  zh_CN: { catalogue: zh_CN, tag: 'zh-CN', name: '简体中文', wordsPerToken: 1.2 },
}

let current: LanguageCode = 'en'

/** Sets the language of `t`; 'auto' follows the browser's own language, English where that is none of ours. */
export function useLanguage(choice: Settings['interfaceLanguage']): void {
  current = choice === 'auto' ? ofBrowser(browser.i18n.getUILanguage()) : choice
}

const spoken = (tag: string) => tag.split(/[-_]/)[0]?.toLowerCase()

/** The first language that is spoken where a BCP 47 tag is: `zh-TW` is closer to `zh-CN` than to English. */
function ofBrowser(tag: string): LanguageCode {
  return languageCodes.find((code) => spoken(languages[code].tag) === spoken(tag)) ?? 'en'
}

/** The language in use as a BCP 47 tag. */
export const languageTag = (): string => languages[current].tag

/** The user's language with its region: the browser's own where the interface speaks it too, else the interface's. */
export function userLanguage(): string {
  const own = browser.i18n.getUILanguage()
  return spoken(own) === spoken(languageTag()) ? own : languageTag()
}

/** What a language calls itself. */
export const languageName = (code: LanguageCode): string => languages[code].name

/** Words (in Chinese: characters) that so many tokens make in the language in use, roughly. */
export const wordsOfTokens = (tokens: number): number => tokens * languages[current].wordsPerToken

/** The text of a key in every language, for who searches in another one than they read. */
export const textsOf = (key: MessageKey): string[] =>
  Object.values(languages).map(({ catalogue }) => catalogue[key].message)

/** The text of a key in the interface language, with `{name}` replaced by `values.name`. */
export function t(key: MessageKey, values: Record<string, string | number> = {}): string {
  return languages[current].catalogue[key].message.replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? String(values[name]) : whole,
  )
}
