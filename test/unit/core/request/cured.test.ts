import { describe, expect, test } from 'vitest'
import type { Problem } from '../../../../src/core/problem/problem.ts'
import { isCured, modelAfter } from '../../../../src/core/request/cured.ts'
import { defaultSettings, type Settings } from '../../../../src/core/settings/settings.ts'

const elsewhere = 'https://openrouter.ai/api/v1'
const blind: Problem = { kind: 'model-without-vision', model: 'm' }
const limit: Problem = { kind: 'spending-limit', period: 'day', limitUsd: 1, spentUsd: 1, mostUsd: 1 }
const tooLarge: Problem = { kind: 'answer-limit-too-large', model: 'm', fits: 100 }

const price = { host: 'a', model: 'm', input: 1, cachedInput: null, output: 1, countsAs: '' }

const change = (changes: Partial<Settings>, isKeySaved = false) => ({
  before: defaultSettings,
  now: { ...defaultSettings, ...changes },
  isKeySaved,
})

describe('a question is asked again by itself', () => {
  test.each<[string, Problem, Partial<Settings>, boolean, boolean]>([
    ['a key for a refused one', { kind: 'key-refused' }, {}, true, true],
    ['another server for a refused key', { kind: 'key-refused' }, { baseUrl: elsewhere }, false, true],
    ['another model for a refused key', { kind: 'key-refused' }, { model: 'other' }, false, false],
    [
      'another server where the region is blocked',
      { kind: 'region-blocked' },
      { baseUrl: elsewhere },
      false,
      true,
    ],
    ['another model for a blind one', blind, { model: 'other' }, false, true],
    ['a key for a blind model', blind, {}, true, false],
    [
      'another language where the region is blocked',
      { kind: 'region-blocked' },
      { interfaceLanguage: 'zh_CN' },
      false,
      false,
    ],
    ['a limit where the region is blocked', { kind: 'region-blocked' }, { dailyLimitUsd: 5 }, false, false],
    ['a price where the server is out of reach', { kind: 'unreachable' }, { prices: [price] }, false, false],
    ['another longest answer', tooLarge, { maxAnswerTokens: 100 }, false, true],
    ['a limit that is raised', limit, { dailyLimitUsd: 5 }, false, true],
    ['a price for the model', { kind: 'spending-unknown', model: 'm' }, { prices: [price] }, false, true],
    ['a model that is cheaper', limit, { model: 'other' }, false, true],
    ['another menu at a limit', limit, { pageMenu: false }, false, false],
    // Paid in another tab, of which nothing is known here: a click.
    ['a key where there is no credit', { kind: 'no-credit' }, {}, true, false],
    [
      'whatever is changed where an image was declined',
      { kind: 'content-refused' },
      { model: 'other' },
      true,
      false,
    ],
    [
      'whatever is changed where a question is a key',
      { kind: 'question-is-key' },
      { model: 'other' },
      true,
      false,
    ],
  ])('after %s', (_, problem, changes, isKeySaved, cured) => {
    expect(isCured(problem, change(changes, isKeySaved))).toBe(cured)
  })

  test('not after settings of which nobody knows what they were before', () => {
    expect(isCured(blind, { ...change({ model: 'other' }), before: null })).toBe(false)
  })
})

test.each<[string, ReturnType<typeof change> | { before: null }, string]>([
  ['its own after a key', change({}, true), 'its-own'],
  ['the one of the settings after a choice', change({ model: 'other' }), 'other'],
  ['the one of the settings at another server', change({ baseUrl: elsewhere }), defaultSettings.model],
  ['its own where nothing else is known', { before: null }, 'its-own'],
])('the model is %s', (_, changes, model) => {
  expect(modelAfter({ ...change({}), ...changes }, 'its-own')).toBe(model)
})
