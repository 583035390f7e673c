import { expect, it } from 'vitest'
import type { Estimate } from '../../../../src/core/money/usage.ts'
import { nextPrice } from '../../../../src/popup/money/cost-words.ts'
import { cardSentence } from '../../../../src/popup/money/level-card-words.ts'

const estimate: Estimate = {
  imageTokens: 1140,
  textTokens: 58,
  maxAnswerTokens: 4096,
  usd: 0.00012,
  maxAnswerUsd: 0.002,
  rule: 'published',
}

it.each([
  ['a price alone, without tokens', estimate, '≈ $0.00012'],
  ['that nobody knows it', { ...estimate, usd: null }, 'price unknown'],
  [
    'nothing to pay, where the user set no price on a server of their own',
    { ...estimate, usd: 0 },
    '≈ $0.00',
  ],
])('the line below the box says %s', (_reason, of, words) => {
  expect(nextPrice(of)).toBe(words)
})

it.each([
  [{ name: 'same', as: 'auto' }, 'same as Auto here'],
  [{ name: 'sees-all-cheapest' }, 'sees all, cheapest'],
  [{ name: 'loses-print' }, 'loses small print'],
] as const)('a card says in one plain sentence what its level means: %j', (meaning, words) => {
  expect(cardSentence(meaning)).toBe(words)
})
