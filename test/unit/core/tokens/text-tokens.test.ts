import { estimateTokenCount } from 'tokenx'
import { describe, expect, it } from 'vitest'
import { messageTokens, textTokens } from '../../../../src/core/tokens/text-tokens.ts'

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

  const paragraph =
    'The lake is **calm** and `blue`, with [a jetty](https://a.example/jetty) on the left.\n\n'
  it.each([
    ['prose', paragraph.repeat(1000)],
    ['a table', '| 1 | 22 | 333 | `4` | **5** |\n'.repeat(4000)],
    ['one word without end', 'a'.repeat(100_000)],
    ['prose, then Chinese', paragraph.repeat(600) + '湖面平静，左边有一座木码头。'.repeat(2000)],
    ['emoji, cut in the middle of characters', '🏞️🛶 '.repeat(9000)],
  ])('of a long text (%s) samples are counted, within 15 percent of the whole', (_what, text) => {
    expect(text.length).toBeGreaterThan(20_000)
    expect(Math.abs(textTokens(text) / estimateTokenCount(text) - 1)).toBeLessThan(0.15)
  })

  it('every message adds a few tokens of its own', () => {
    expect(messageTokens(['', ''])).toBe(9)
    expect(messageTokens(['Hello'])).toBe(messageTokens([]) + 3 + textTokens('Hello'))
  })
})
