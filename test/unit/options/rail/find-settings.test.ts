import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settingNames } from '../../../../src/core/settings/settings.ts'
import { findSettings, searchable } from '../../../../src/options/rail/find-settings.ts'
import { textsOf } from '../../../../src/platform/words/i18n.ts'
import { filesUnder } from '../../project/source-files.ts'

const found = (wanted: string) => findSettings(wanted, textsOf).map(({ id }) => id)

test.each([
  ['Model', 'field-model', 'its name'],
  ['dark', 'theme-choices', 'what it can be'],
  ['token', 'field-key', 'what others call it'],
  ['token', 'field-maxAnswerTokens', 'what it is counted in'],
  ['privacy', 'send-as-choices', 'what it is good for'],
  ['BUDGET', 'field-dailyLimitUsd', 'in whatever case'],
  ['密钥', 'field-key', 'in Chinese'],
  ['深色', 'theme-choices', 'in Chinese'],
  ['API-Key', 'field-key', 'written with a hyphen'],
  ['apikey', 'field-key', 'written in one word'],
  ['models', 'field-model', 'more than one'],
  ['服务商', 'providers', 'as the popup calls it'],
  ['export  history', 'storage-actions', 'by two words'],
])('%s finds %s: %s', (wanted, id) => expect(found(wanted)).toContain(id))

test('those whose name has the words come first', () => {
  expect(found('model')[0]).toBe('field-model')
  expect(found('key')[0]).toBe('field-key')
})

test.each(['', '  ', '-', '?!', 'xyzzy', 'xyzzys'])('%j finds nothing', (wanted) =>
  expect(found(wanted)).toEqual([]),
)

test('every setting can be found', () => {
  const ids = searchable.map(({ id }) => id)
  const groups = { askAtOnce: 'after-click', sendAs: 'send-as', reuseAnswers: 'reuse', textSize: 'text-size' }
  const missing = settingNames.filter((name) => {
    const group = name in groups ? groups[name as keyof typeof groups] : name
    return !ids.includes(`field-${name}`) && !ids.includes(`${group}-choices`)
  })
  expect(missing, 'give it a row in src/options/rail/find-settings.ts').toEqual([])
})

test('every hit leads to an element of the page', () => {
  const source = filesUnder('src/options', /\.tsx$/)
    .map(({ path }) => readFileSync(path, 'utf8'))
    .join('\n')
  const isThere = (id: string) => {
    if (id.startsWith('field-')) {
      const name = id.slice('field-'.length)
      return source.includes(`field="${name}"`) || source.includes(`controlId('${name}')`)
    }
    const name = id.endsWith('-choices') ? `name="${id.slice(0, -'-choices'.length)}"` : id
    return source.includes(name)
  }
  expect(searchable.map(({ id }) => id).filter((id) => !isThere(id))).toEqual([])
})
