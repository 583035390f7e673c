import { describe, expect, it } from 'vitest'
import { stripParts } from '../../../../src/core/image/strip-parts.ts'

const model = 'gpt-6-luna'

describe('a long strip in readable parts', () => {
  it.each([
    ['a photo', 4000, 3000],
    ['a short strip that can be read as a whole', 300, 1500],
    ['a square', 20_000, 20_000],
  ])('%s is not cut', (_what, width, height) => {
    expect(stripParts({ width, height }, model)).toBeNull()
  })

  it.each([
    ['a page of 800 x 20,000', 800, 20_000],
    ['a timeline of 20,000 x 800', 20_000, 800],
    ['an endless one', 1000, 100_000],
    ['a narrow one', 60, 9000],
  ])('%s is covered without a gap, by at most 12 parts that overlap', (_what, width, height) => {
    const parts = stripParts({ width, height }, model) ?? []
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.length).toBeLessThanOrEqual(12)
    const isTall = height > width
    const spans = parts.map((part) =>
      isTall ? [part.y, part.y + part.height] : [part.x, part.x + part.width],
    )
    expect(spans[0]?.[0]).toBe(0)
    expect(spans.at(-1)?.[1]).toBe(Math.max(width, height))
    for (const [index, [start = 0]] of spans.entries()) {
      const end = spans[index - 1]?.[1]
      if (end !== undefined) expect(end).toBeGreaterThan(start)
    }
    for (const part of parts) expect(isTall ? part.width : part.height).toBe(Math.min(width, height))
  })

  it('are seen at their own size where twelve are enough', () => {
    const [first] = stripParts({ width: 800, height: 18_000 }, model) ?? []
    expect(first).toEqual({ x: 0, y: 0, width: 800, height: 1600 })
  })
})
