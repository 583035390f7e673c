import { describe, expect, it } from 'vitest'
import {
  defaultSettings,
  isAnswerLimit,
  readSettings,
  type Settings,
} from '../../../../src/core/settings/settings.ts'

const chosen: Settings = {
  baseUrl: 'http://localhost:11434/v1',
  model: 'llava:13b',
  detail: 'high',
  defaultQuestion: 'Who painted this?\nWhen?',
  askAtOnce: false,
  sendAs: 'image',
  maxAnswerTokens: 512,
  pageMenu: false,
  interfaceLanguage: 'zh_CN',
  answerLanguage: 'Deutsch',
  reuseAnswers: false,
  dailyLimitUsd: 0.5,
  monthlyLimitUsd: 0,
  prices: [
    { host: 'localhost:11434', model: 'llava', input: 0, cachedInput: null, output: 0, countsAs: 'gpt-4o' },
  ],
}

describe('settings come back as they were stored', () => {
  it('through JSON', () => {
    expect(readSettings(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen)
  })
  it('and the defaults are settings themselves', () => {
    expect(readSettings(defaultSettings)).toEqual(defaultSettings)
  })
})

describe('what is not an object of settings gives the defaults', () => {
  it.each([
    ['nothing yet', undefined],
    ['null', null],
    ['an array', [chosen]],
    ['a text', 'settings'],
    ['a number', 7],
    ['an empty object', {}],
    ['a poisoned prototype', JSON.parse('{"__proto__": {"model": "evil"}}')],
    ['inherited fields', Object.create(chosen)],
  ])('%s', (_name, stored) => {
    expect(readSettings(stored)).toEqual(defaultSettings)
  })
  it('and a getter never runs', () => {
    const trap = {
      get model(): string {
        throw new Error('ran')
      },
    }
    expect(readSettings(trap)).toEqual(defaultSettings)
  })
})

describe('one bad field is repaired and the others are kept', () => {
  it.each([
    ['a server that would get the key unencrypted', 'baseUrl', 'http://evil.example/v1'],
    ['a server that is no text', 'baseUrl', 1],
    ['no model', 'model', '  '],
    ['a model of the wrong type', 'model', {}],
    ['a model that is a book', 'model', 'm'.repeat(201)],
    ['an unknown level', 'detail', 'ultra'],
    ['a level that is the name of a method', 'detail', 'constructor'],
    ['a question of the wrong type', 'defaultQuestion', 5],
    ['a question of a megabyte', 'defaultQuestion', 'q'.repeat(1_000_000)],
    ['a yes that is a text', 'askAtOnce', 'true'],
    ['a way to send that does not exist', 'sendAs', 'fax'],
    ['an answer of nothing', 'maxAnswerTokens', 0],
    ['an answer without end', 'maxAnswerTokens', Number.POSITIVE_INFINITY],
    ['NaN', 'maxAnswerTokens', Number.NaN],
    ['a number as text', 'maxAnswerTokens', '512'],
    ['a broken number', 'maxAnswerTokens', 512.5],
    ['a language that we do not have', 'interfaceLanguage', 'tlh'],
    ['an answer language of the wrong type', 'answerLanguage', null],
  ] as const)('%s', (_name, field, value) => {
    expect(readSettings({ ...chosen, [field]: value })).toEqual({
      ...chosen,
      [field]: defaultSettings[field],
    })
  })
})

describe('texts are cleaned of what no server could read', () => {
  it.each([
    ['NUL in a model', 'model', 'gpt\u0000-6', 'gpt-6'],
    ['a line break in a model', 'model', 'gpt-6\n', 'gpt-6'],
    ['a lone surrogate in a question', 'defaultQuestion', 'What\uD83D?', 'What?'],
    ['a whole emoji in a question', 'defaultQuestion', 'What \u{1F600}?', 'What \u{1F600}?'],
    ['line breaks of Windows', 'defaultQuestion', 'a\r\nb', 'a\nb'],
    ['NUL in a question', 'defaultQuestion', 'a\u0000\tb', 'a\tb'],
    ['spaces around a language', 'answerLanguage', ' Français ', 'Français'],
  ] as const)('%s', (_name, field, stored, kept) => {
    expect(readSettings({ ...chosen, [field]: stored })[field]).toBe(kept)
  })
})

describe('the longest answer', () => {
  it.each([16, 4096, 128_000])('may be %d tokens', (tokens) => expect(isAnswerLimit(tokens)).toBe(true))
  it.each([15, 128_001, 20.5, Number.NaN, '4096', null])('may not be %s', (tokens) =>
    expect(isAnswerLimit(tokens)).toBe(false),
  )
})
