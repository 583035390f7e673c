import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import en from '../../../_locales/en/messages.json' with { type: 'json' }
import { languageCodes } from '../../../src/core/settings/settings.ts'
import { labelKeyOf } from '../../../src/options/form/field-label.ts'
import { fieldNames } from '../../../src/options/state/draft.ts'
import { filesUnder, withoutComments } from './source-files.ts'

type Catalogue = Record<string, { message: string }>
const english: Catalogue = en
const catalogueOf = (code: string): Catalogue =>
  JSON.parse(readFileSync(`_locales/${code}/messages.json`, 'utf8'))
const keys = Object.keys(english)

const source = filesUnder('src', /\.(ts|tsx|json)$/).map(({ path, text }) => ({
  path,
  text: withoutComments(text),
}))
const manifest = filesUnder('.', /^manifest\.json$/).find(({ path }) => path === 'manifest.json')?.text ?? ''

const sortedMatches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => match[0]).sort()
const placeholders = (text: string) => sortedMatches(text, /\{\w+\}/g)

test('every folder of _locales is a language of the interface, and the other way round', () => {
  expect(readdirSync('_locales').sort()).toEqual([...languageCodes].sort())
})

describe.each(languageCodes)('the language %s', (code) => {
  const catalogue = catalogueOf(code)
  const message = (key: string) => catalogue[key]?.message ?? ''

  test('has the same messages as English', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...keys].sort())
  })

  test('fills the same placeholders in each message', () => {
    const names = (text: string) => [...new Set(placeholders(text))].join()
    const different = keys.filter((key) => names(message(key)) !== names(english[key]?.message ?? ''))
    expect(different).toEqual([])
  })

  test('leaves no message empty, with blanks around it or with an unfinished mark', () => {
    const isUnfinished = (text: string) => text.trim() !== text || text === '' || /TODO|FIXME|XXX/.test(text)
    expect(keys.filter((key) => isUnfinished(message(key)))).toEqual([])
  })

  test('has a description that the stores take, of at most 132 characters', () => {
    expect(message('extensionDescription').length).toBeLessThanOrEqual(132)
  })

  test('has an access key in each item of the menu', () => {
    const items = keys.filter((key) => key.startsWith('menuAsk'))
    expect(items.filter((key) => !/&\p{L}/u.test(message(key)))).toEqual([])
  })

  test('is a language: a sentence is not left in English', () => {
    const isSame = (key: string) => code !== 'en' && message(key) === english[key]?.message
    expect(keys.filter((key) => /\w+ \w+ \w+/.test(message(key)) && isSame(key))).toEqual([])
  })
})

describe('messages and code', () => {
  const code = source.map(({ text }) => text).join('\n')
  const quoted = new Set([...code.matchAll(/['"`]([a-z][A-Za-z0-9]+)['"`]/g)].map(([, word]) => word))
  const labels = new Set<string>(fieldNames.map(labelKeyOf))

  test('every message is used', () => {
    const inManifest = new Set([...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key))
    const unused = keys.filter((key) => !quoted.has(key) && !inManifest.has(key) && !labels.has(key))
    expect(unused, 'use these, or delete them from every language').toEqual([])
  })

  test('every message that the manifest or the code names exists', () => {
    const named = [
      ...[...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key),
      ...[...code.matchAll(/(?<![\w.])t\(\s*['"](\w+)['"]/g)].map(([, key]) => key),
    ]
    expect(named.filter((key) => !key || !(key in english))).toEqual([])
  })

  test('no words stand in a component outside t()', () => {
    const bare = source
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, text }) =>
        [
          // Text between tags, and attributes that are read out or shown.
          ...text.matchAll(/>\s*([A-Z][a-z]+[^<>{}=;()]*?)\s*<\//g),
          ...text.matchAll(/\b(?:aria-label|title|placeholder|alt)="([^"]*[A-Za-z]{2}[^"]*)"/g),
        ].map(([, words]) => `${path}: "${words}"`),
      )
    expect(bare, "use t('…') and add the text to every language").toEqual([])
  })
})
