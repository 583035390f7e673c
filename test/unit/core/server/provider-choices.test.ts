import { describe, expect, test } from 'vitest'
import { presets } from '../../../../src/core/server/presets.ts'
import {
  type ProviderChoice,
  providerChoices,
  serverOf,
} from '../../../../src/core/server/provider-choices.ts'
import { defaultSettings } from '../../../../src/core/settings/settings.ts'

const untouched = defaultSettings.baseUrl
const user = { language: 'en', baseUrl: untouched, untouched, isPhone: false }

const nameOf = (choice: ProviderChoice) =>
  choice.kind === 'preset' ? choice.preset.name : choice.kind === 'current' ? choice.host : 'own computer'

const everywhere = ['OpenAI', 'OpenRouter', 'Gemini']
const chinese = ['GLM', 'DeepSeek', 'SiliconFlow']

describe('who is offered, the first one chosen', () => {
  const rows: [string, Partial<typeof user>, string[], string][] = [
    ['most of the world', {}, [...everywhere, 'own computer'], 'OpenAI'],
    ['another language', { language: 'de-CH' }, [...everywhere, 'own computer'], 'OpenAI'],
    [
      'China: its own providers first, which take its payments and answer there',
      { language: 'zh-CN' },
      [...chinese, ...everywhere, 'own computer'],
      'GLM',
    ],
    ['Chinese without a region', { language: 'zh' }, [...chinese, ...everywhere, 'own computer'], 'GLM'],
    ['Singapore', { language: 'zh-Hans-SG' }, [...chinese, ...everywhere, 'own computer'], 'GLM'],
    ['Taiwan: another country', { language: 'zh-TW' }, [...everywhere, 'own computer'], 'OpenAI'],
    ['Hong Kong', { language: 'zh_HK' }, [...everywhere, 'own computer'], 'OpenAI'],
    ['Traditional characters', { language: 'zh-Hant' }, [...everywhere, 'own computer'], 'OpenAI'],
    ['a telephone runs no server', { isPhone: true }, everywhere, 'OpenAI'],
    [
      'a provider that was set and whose key is gone',
      { baseUrl: 'https://openrouter.ai/api/v1' },
      [...everywhere, 'own computer'],
      'OpenRouter',
    ],
    [
      'one that was set and is not among those of the language',
      { baseUrl: 'https://api.deepseek.com/v1' },
      ['DeepSeek', ...everywhere, 'own computer'],
      'DeepSeek',
    ],
    [
      'a server of one’s own that was set',
      { baseUrl: 'https://ai.example/v1' },
      ['ai.example', ...everywhere, 'own computer'],
      'ai.example',
    ],
    [
      'a server of this computer needs no entry of its own',
      { baseUrl: 'http://localhost:9999/v1' },
      [...everywhere, 'own computer'],
      'OpenAI',
    ],
  ]
  test.each(rows)('%s', (_why, changes, names, first) => {
    const { choices, chosen } = providerChoices({ ...user, ...changes })
    expect(choices.map(nameOf)).toEqual(names)
    expect(choices[chosen] && nameOf(choices[chosen])).toBe(first)
  })

  test('a set address of a provider stays as it was set', () => {
    const baseUrl = 'https://api.deepseek.com/beta'
    const { choices, chosen } = providerChoices({ ...user, baseUrl })
    expect(choices[chosen] && serverOf(choices[chosen])).toMatchObject({ baseUrl })
  })

  test('this computer means each server of it in the table', () => {
    const own = providerChoices(user).choices.find(({ kind }) => kind === 'own-computer')
    expect(own).toMatchObject({ servers: presets.filter(({ model }) => model === null) })
    expect(own && serverOf(own)).toBeNull()
  })
})

test.each(presets.filter(({ keyPage }) => keyPage))(
  '$name has a model that sees pictures, and a page for keys under https',
  ({ keyPage, model }) => {
    expect(model).toBeTruthy()
    expect(keyPage).toMatch(/^https:\/\//)
  },
)
