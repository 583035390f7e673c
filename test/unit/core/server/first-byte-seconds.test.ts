import { expect, test } from 'vitest'
import { firstByteSeconds } from '../../../../src/core/server/first-byte-seconds.ts'

const openAi = 'https://api.openai.com/v1'
const ollama = 'http://localhost:11434/v1'

test.each([
  ['gpt-4o', openAi, 60],
  ['gpt-4.1-mini', openAi, 60],
  ['gpt-5-chat-latest', openAi, 60],
  ['gpt-6-luna', openAi, 300],
  ['gpt-5.4-mini', openAi, 300],
  ['o4-mini', openAi, 300],
  ['openai/gpt-5.4', 'https://openrouter.ai/api/v1', 300],
  ['llava', ollama, 300],
])('%s at %s has %i s for its first byte', (model, baseUrl, seconds) => {
  expect(firstByteSeconds(model, baseUrl)).toBe(seconds)
})
