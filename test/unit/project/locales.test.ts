import { describe, expect, test } from 'vitest'
import en from '../../../_locales/en/messages.json' with { type: 'json' }
import zh_CN from '../../../_locales/zh_CN/messages.json' with { type: 'json' }
import { fieldNames } from '../../../src/options/form/draft.ts'
import { labelKeyOf } from '../../../src/options/form/field-label.ts'
import { filesUnder, withoutComments } from './source-files.ts'

type Catalogue = Record<string, { message: string }>
const english: Catalogue = en
const chinese: Catalogue = zh_CN
const keys = Object.keys(english)

const source = filesUnder('src', /\.(ts|tsx|json)$/).map(({ path, text }) => ({
  path,
  text: withoutComments(text),
}))
const manifest = filesUnder('.', /^manifest\.json$/).find(({ path }) => path === 'manifest.json')?.text ?? ''

const sortedMatches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => match[0]).sort()
const placeholders = (text: string) => sortedMatches(text, /\{\w+\}/g)

describe('the two languages', () => {
  test('have the same messages', () => {
    expect(Object.keys(chinese).sort()).toEqual([...keys].sort())
  })

  test('fill the same placeholders in each message', () => {
    const different = keys.filter(
      (key) =>
        String(new Set(placeholders(english[key]?.message ?? ''))) &&
        [...new Set(placeholders(english[key]?.message ?? ''))].join() !==
          [...new Set(placeholders(chinese[key]?.message ?? ''))].join(),
    )
    expect(different).toEqual([])
  })

  test('leave no message empty, with blanks around it or with an unfinished mark', () => {
    const unfinished = [english, chinese].flatMap((catalogue) =>
      Object.entries(catalogue)
        .filter(
          ([, { message }]) => message.trim() !== message || message === '' || /TODO|FIXME|XXX/.test(message),
        )
        .map(([key]) => key),
    )
    expect(unfinished).toEqual([])
  })

  test('are two languages: a sentence is not left in English', () => {
    const untranslated = keys.filter(
      (key) =>
        /\w+ \w+ \w+/.test(english[key]?.message ?? '') && english[key]?.message === chinese[key]?.message,
    )
    expect(untranslated).toEqual([])
  })
})

describe('messages and code', () => {
  const code = source.map(({ text }) => text).join('\n')
  const quoted = new Set([...code.matchAll(/['"`]([a-z][A-Za-z0-9]+)['"`]/g)].map(([, word]) => word))
  const labels = new Set<string>(fieldNames.map(labelKeyOf))

  test('every message is used', () => {
    const inManifest = new Set([...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key))
    const unused = keys.filter((key) => !quoted.has(key) && !inManifest.has(key) && !labels.has(key))
    expect(unused, 'delete these from both locales').toEqual([])
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
    expect(bare, "use t('…') and add the text to both locales").toEqual([])
  })
})
