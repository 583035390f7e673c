import { expect, test } from 'vitest'
import { readBaseUrl } from '../../../../src/core/server/base-url.ts'
import { presetAt, presetName, presets } from '../../../../src/core/server/presets.ts'

test.each(presets)('the address of $name stays as it is when it is read', ({ baseUrl }) => {
  expect(readBaseUrl(baseUrl)).toEqual({ ok: true, value: baseUrl })
})

test.each([
  ['https://api.openai.com/v1', 'https://platform.openai.com/api-keys', 'a preset'],
  ['https://eu.api.openai.com/v1', 'https://platform.openai.com/api-keys', 'a regional host of one'],
  ['https://notapi.openai.com.example/v1', null, 'a host that only looks like it'],
  ['http://localhost:11434/v1', null, 'a server on this computer'],
  ['typed half', null, 'no address'],
])('keys for %s are made at %s: %s', (baseUrl, page, _reason) => {
  expect(presetAt(baseUrl)?.keyPage ?? null).toBe(page)
})

test('a preset has its Chinese name in Chinese', () => {
  const glm = presets.find(({ name }) => name === 'GLM')
  expect(glm && ['en', 'zh-CN'].map((language) => presetName(glm, language))).toEqual(['GLM', '智谱 GLM'])
})
