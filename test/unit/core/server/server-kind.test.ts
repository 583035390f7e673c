import { expect, test } from 'vitest'
import { isAzure, isOpenAi, needsKey } from '../../../../src/core/server/server-kind.ts'

const openAi = 'https://api.openai.com/v1'
const ollama = 'http://localhost:11434/v1'

test('prices hold for the vendor alone', () => {
  expect(isOpenAi(openAi)).toBe(true)
  expect(isOpenAi('https://eu.api.openai.com/v1')).toBe(true)
  expect(isOpenAi('https://api.openai.com.evil.example/v1')).toBe(false)
  expect(isOpenAi('https://notapi.openai.com/v1')).toBe(false)
  expect(isOpenAi('nonsense')).toBe(false)
})

test('a server on this computer needs no key, all others do', () => {
  expect(needsKey(ollama)).toBe(false)
  expect(needsKey(openAi)).toBe(true)
  expect(needsKey('https://localhost.evil.example/v1')).toBe(true)
})

test('Azure is known by its host', () => {
  expect(isAzure('https://mine.openai.azure.com/openai/v1')).toBe(true)
  expect(isAzure('https://openai.azure.com.evil.example/v1')).toBe(false)
})
