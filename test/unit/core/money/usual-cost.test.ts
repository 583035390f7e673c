import { expect, test } from 'vitest'
import { usualUsd } from '../../../../src/core/money/usual-cost.ts'

const estimate = { imageTokens: 1140, textTokens: 100, maxAnswerTokens: 3000, rule: 'published' } as const

test.each([
  [0.0001, 0.0015, 0.00025, 'what is sent, and a tenth of the longest answer'],
  [null, 0.0015, null, 'no price of sending'],
  [0.0001, null, null, 'no price of answers'],
])('sending for %s and at most %s for the answer', (usd, maxAnswerUsd, usual, _why) => {
  const found = usualUsd({ ...estimate, usd, maxAnswerUsd })
  if (usual === null) expect(found).toBeNull()
  else expect(found).toBeCloseTo(usual, 8)
})

test('an answer is never taken for longer than it may be', () => {
  expect(usualUsd({ ...estimate, maxAnswerTokens: 100, usd: 0.1, maxAnswerUsd: 0.2 })).toBeCloseTo(0.3, 8)
})
