import { expect, test } from 'vitest'
import { languageCodes } from '../../../../src/core/settings/settings.ts'
import {
  languageName,
  languageTag,
  t,
  useLanguage,
  wordsOfTokens,
} from '../../../../src/platform/words/i18n.ts'
import { world } from '../../fakes/browser.ts'

test.each([
  ['en-GB', 'en'],
  ['zh-CN', 'zh-CN'],
  ['zh-TW', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zha', 'en'],
  ['tlh', 'en'],
])('a browser in %s has the interface in %s', (browserLanguage, tag) => {
  world.language = browserLanguage
  useLanguage('auto')
  expect(languageTag()).toBe(tag)
})

test.each(languageCodes)('a browser in the language %s has it', (code) => {
  useLanguage(code)
  const own = languageTag()
  world.language = own
  useLanguage('auto')
  expect(languageTag()).toBe(own)
})

test.each([
  ['en', 'English', 750],
  ['zh_CN', '简体中文', 1200],
] as const)('%s calls itself %s, and makes about %d words of 1,000 tokens', (code, name, words) => {
  useLanguage(code)
  expect(languageName(code)).toBe(name)
  expect(wordsOfTokens(1000)).toBe(words)
})

test('a chosen language wins over the browser’s', () => {
  world.language = 'zh-CN'
  useLanguage('en')
  expect(languageTag()).toBe('en')
})

test('values fill their places, and what has none stays', () => {
  useLanguage('en')
  expect(t('popupTokensReported', { count: 7 })).toContain('7')
  expect(t('popupTokensReported')).toContain('{count}')
})
