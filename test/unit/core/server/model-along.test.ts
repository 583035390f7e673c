import { expect, test } from 'vitest'
import { modelAt } from '../../../../src/core/server/presets.ts'

const openai = 'https://api.openai.com/v1'
const gemini = 'https://generativelanguage.googleapis.com/v1beta/openai'

test.each([
  [
    'to a provider of the table, which has one of its own',
    gemini,
    openai,
    'gpt-6-luna',
    'gemini-2.5-flash-lite',
  ],
  ['and back', openai, gemini, 'gemini-2.5-flash-lite', 'gpt-6-luna'],
  ['not one that the user chose', gemini, openai, 'gpt-6-sol', null],
  ['not to a server that nobody knows', 'https://example.org/v1', openai, 'gpt-6-luna', null],
  ['not from there', gemini, 'https://example.org/v1', 'gpt-6-luna', null],
  [
    "not to one on this computer, whose models are the user's",
    'http://localhost:11434/v1',
    openai,
    'gpt-6-luna',
    null,
  ],
  ['not to another path of the same', 'https://api.openai.com/v2', openai, 'gpt-6-luna', null],
])('the model goes along %s', (_words, to, from, model, expected) =>
  expect(modelAt(to, { baseUrl: from, model })).toBe(expected),
)
