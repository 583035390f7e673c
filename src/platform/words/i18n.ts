import browser from 'webextension-polyfill'
import en from '../../../_locales/en/messages.json' with { type: 'json' }
import zh_CN from '../../../_locales/zh_CN/messages.json' with { type: 'json' }
import type { Settings } from '../../core/settings/settings.ts'

export type MessageKey = keyof typeof en
type Language = 'en' | 'zh_CN'

const catalogues: Record<Language, Record<MessageKey, { message: string }>> = { en, zh_CN }
let current: Language = 'en'

/** Sets the language of `t`; 'auto' follows the browser's own language. */
export function useLanguage(choice: Settings['interfaceLanguage']): void {
  current = choice === 'auto' ? (browser.i18n.getUILanguage().startsWith('zh') ? 'zh_CN' : 'en') : choice
}

/** The language in use as a BCP 47 tag, for `lang` attributes and `Intl`. */
export function languageTag(): string {
  return current === 'zh_CN' ? 'zh-CN' : 'en'
}

/** The text of a key in the interface language, with `{name}` replaced by `values.name`. */
export function t(key: MessageKey, values: Record<string, string | number> = {}): string {
  return catalogues[current][key].message.replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? String(values[name]) : whole,
  )
}
