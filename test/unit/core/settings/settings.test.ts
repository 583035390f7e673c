import { describe, expect, it, test } from 'vitest'
import {
  defaultSettings,
  readSettings,
  type SettingName,
  type Settings,
  settingNames,
  showSettings,
  type TypedSettings,
  takeSetting,
} from '../../../../src/core/settings/settings.ts'
import { filesUnder, withoutComments } from '../../project/source-files.ts'

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
  opensIn: 'panel',
  theme: 'dark',
  textSize: 'large',
  answerLanguage: 'Deutsch',
  reuseAnswers: false,
  dailyLimitUsd: 0.5,
  monthlyLimitUsd: 0,
  prices: [
    { host: 'localhost:11434', model: 'llava', input: 0, cachedInput: null, output: 0, countsAs: 'gpt-4o' },
  ],
}

test.each(Object.keys(chosen) as (keyof Settings)[])('the sample of %s is not its default', (name) => {
  expect(chosen[name]).not.toEqual(defaultSettings[name])
})

describe('settings come back as they were stored', () => {
  it('through JSON', () => {
    expect(readSettings(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen)
  })
  it('and the defaults are settings themselves', () => {
    expect(readSettings(defaultSettings)).toEqual(defaultSettings)
  })
  it('and before anything was set, the first question is asked of OpenAI at once, at a bounded price', () => {
    expect(defaultSettings).toEqual({
      baseUrl: 'https://api.openai.com/v1',
      model: 'gpt-6-luna',
      detail: 'auto',
      defaultQuestion: '',
      askAtOnce: true,
      sendAs: 'link',
      maxAnswerTokens: 4096,
      answerLanguage: '',
      reuseAnswers: true,
      dailyLimitUsd: null,
      monthlyLimitUsd: null,
      interfaceLanguage: 'auto',
      opensIn: 'popup',
      theme: 'auto',
      textSize: 'normal',
      pageMenu: true,
      prices: [],
    })
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

describe('what is as long or as much as it may be is kept, and a little more is not', () => {
  it.each([
    ['model', 'm'.repeat(200), 'm'.repeat(201)],
    ['defaultQuestion', 'q'.repeat(4000), 'q'.repeat(4001)],
    ['answerLanguage', 'l'.repeat(60), 'l'.repeat(61)],
    ['maxAnswerTokens', 16, 15],
    ['maxAnswerTokens', 128_000, 128_001],
    ['dailyLimitUsd', 1_000_000, 1_000_000.01],
    ['dailyLimitUsd', 0, -0.01],
    ['monthlyLimitUsd', 1_000_000, 1_000_000.01],
    ['monthlyLimitUsd', 0, Number.NaN],
  ] as const)('%s', (name, most, more) => {
    expect(readSettings({ [name]: most })[name]).toBe(most)
    expect(readSettings({ [name]: more })[name]).toBe(defaultSettings[name])
  })
})

describe('the longest answer', () => {
  it.each([16, 4096, 128_000])('may be %d tokens', (tokens) =>
    expect(readSettings({ maxAnswerTokens: tokens }).maxAnswerTokens).toBe(tokens),
  )
  it.each([15, 128_001, 20.5, Number.NaN, '512', null])('may not be %s', (tokens) =>
    expect(readSettings({ maxAnswerTokens: tokens }).maxAnswerTokens).toBe(defaultSettings.maxAnswerTokens),
  )
})

describe('what a control says', () => {
  const take = <Name extends SettingName>(name: Name, typed: TypedSettings[Name]) => {
    const taken = takeSetting(name, typed)
    return taken.ok ? taken.value : taken.problem
  }

  it.each([
    ['0.50', 0.5],
    ['$5', 5],
    ['1,5', 1.5],
    [' 10 USD ', 10],
    ['.25', 0.25],
    ['0.00000125', 0.00000125],
    ['0', 0],
    [' ', null],
  ])('%j is a limit of %d dollars', (typed, usd) => expect(take('dailyLimitUsd', typed)).toBe(usd))

  it.each(['-1', '1e3', 'five', '1.2.3', '1000001', '$'])('%j is no limit', (typed) =>
    expect(take('dailyLimitUsd', typed)).toEqual({ kind: 'setting-invalid', field: 'dailyLimitUsd' }),
  )

  it.each([
    ['4096', 4096],
    [' 128,000 ', 128_000],
    ['1 024', 1024],
  ])('%j is a longest answer of %d tokens', (typed, tokens) =>
    expect(take('maxAnswerTokens', typed)).toBe(tokens),
  )

  it.each(['', '15', '1.5', '1e3', '9999999999', 'all'])('%j is no longest answer', (typed) =>
    expect(take('maxAnswerTokens', typed)).toEqual({ kind: 'setting-invalid', field: 'maxAnswerTokens' }),
  )

  it('is one of the choices, or nothing', () => {
    expect(take('detail', 'high')).toBe('high')
    expect(take('detail', 'ultra' as never)).toEqual({ kind: 'setting-invalid', field: 'detail' })
  })

  it('of a server that cannot be used is told with its reason', () =>
    expect(take('baseUrl', 'ftp://x')).toEqual({ kind: 'base-url-invalid', reason: 'scheme' }))

  it('is what was shown', () => {
    const { prices: _apart, ...settings } = chosen
    const shown = showSettings(chosen)
    expect(Object.fromEntries(settingNames.map((name) => [name, take(name, shown[name])]))).toEqual(settings)
  })
})

describe('every setting', () => {
  const files = filesUnder('src', /\.(ts|tsx)$/).filter(({ path }) => !path.startsWith('src/core/settings/'))

  it.each(settingNames)('%s has a control on the options page', (name) => {
    const controls = files.filter(({ path }) => /^src\/options\/.*\.tsx$/.test(path))
    const control = new RegExp(`field="${name}"|form\\.choose\\('${name}'`)
    const found = controls.filter(({ text }) => control.test(text))
    expect(
      found.length,
      'put a TextField, FlagField or Choices for it into a room of src/options',
    ).toBeGreaterThan(0)
  })

  it.each(settingNames)('%s has a reader outside the options', (name) => {
    const readers = files.filter(({ path }) => !path.startsWith('src/options/'))
    const reads = new RegExp(`\\b${name}\\b`)
    const found = readers.filter(({ text }) => reads.test(withoutComments(text)))
    expect(found.length, 'nobody outside the options does what it says').toBeGreaterThan(0)
  })
})
