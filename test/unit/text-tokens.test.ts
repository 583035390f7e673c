import { describe, expect, it } from 'vitest'
import { messageTokens, textTokens } from '../../src/core/text-tokens.ts'

describe('text tokens are about right', () => {
  // Exact counts by the byte-pair table of gpt-4o and later.
  it.each([
    ["What's in this image?", 6, 2],
    ['Describe the chart and list every number that you can read in it, one per line.', 18, 4],
    ['这张图片里有什么？', 6, 5],
    ['', 0, 0],
  ])('%s is about %i tokens', (text, exact, tolerance) => {
    expect(Math.abs(textTokens(text) - exact)).toBeLessThanOrEqual(tolerance)
  })

  it('every message adds a few tokens of its own', () => {
    expect(messageTokens(['', ''])).toBe(9)
    expect(messageTokens(['Hello'])).toBe(messageTokens([]) + 3 + textTokens('Hello'))
  })
})
