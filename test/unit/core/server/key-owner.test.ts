import { expect, test } from 'vitest'
import { keyOwner } from '../../../../src/core/server/key-owner.ts'
import { presets } from '../../../../src/core/server/presets.ts'

const digits = '0123456789abcdef'

test.each([
  [`sk-or-v1-${digits}${digits}`, 'OpenRouter', 'OpenRouter has a beginning of its own'],
  [`sk-ant-api03-${digits}`, 'Anthropic', 'Anthropic has one too'],
  [`sk-proj-${digits}`, 'OpenAI', 'a key of a project'],
  [`sk-svcacct-${digits}`, 'OpenAI', 'a key of a service account'],
  [`AIza${digits}${digits}abc`, 'Gemini', 'Google’s older keys'],
  [`${digits}${digits}.ABCDEFGHabcdefgh`, 'GLM', 'an id, a dot and a secret'],
  [`sk-${digits}${digits}`, null, 'DeepSeek, Qwen, SiliconFlow and old keys of OpenAI look the same'],
  ['sk-or', null, 'not typed to its end'],
  [`${digits}${digits}`, null, 'anybody’s'],
  ['', null, 'nothing'],
])('%s', (key, owner, _why) => {
  expect(keyOwner(key)).toBe(owner)
})

test('whose keys are told is offered, but for Anthropic', () => {
  const names = presets.map(({ name }) => name)
  for (const name of ['OpenRouter', 'OpenAI', 'Gemini', 'GLM']) expect(names).toContain(name)
})
