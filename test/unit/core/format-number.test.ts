import { describe, expect, it, test } from 'vitest'
import {
  formatAge,
  formatBytes,
  formatCount,
  formatScale,
  formatUsd,
} from '../../../src/core/format-number.ts'

describe('money', () => {
  it.each([
    [0.0003, '$0.0003', 'small sums stay legible'],
    [0.000338, '$0.00034', 'two significant digits'],
    [0.0123, '$0.012', 'cents and below'],
    [0.0999, '$0.10', 'no $0.1'],
    [1.234, '$1.23', 'dollars have cents'],
    [1234.5, '$1,234.50', 'large sums are grouped'],
    [0.0000001, '<$0.000001', 'never zero for something'],
  ])('%f is %s: %s', (usd, words) => {
    expect(formatUsd(usd, 'en')).toBe(words)
  })
})

describe('counts and sizes', () => {
  it.each([
    [formatCount(1229, 'en'), '1,229'],
    [formatBytes(512, 'en'), '512 byte'],
    [formatBytes(381_000, 'en'), '381 kB'],
    [formatBytes(2_345_678, 'en'), '2.3 MB'],
    [formatBytes(48_000_000, 'en'), '48 MB'],
  ])('%s', (words, expected) => {
    expect(words).toBe(expected)
  })
})

test.each([
  [1, '100%', 'all of it'],
  [0.997, '99%', 'not all of it'],
  [0.25, '25%', 'a quarter of each side'],
])('a picture at a scale of %f is seen at %s: %s', (scale, words) => {
  expect(formatScale(scale, 'en')).toBe(words)
})

describe('how long ago', () => {
  const hour = 3_600_000
  const now = Date.UTC(2026, 10, 22, 12)
  it.each([
    [10_000, 'now'],
    [5 * 60_000, '5 minutes ago'],
    [3 * hour, '3 hours ago'],
    [26 * hour, 'yesterday'],
    [40 * 24 * hour, 'Oct 13, 2026'],
    [-hour, 'now'],
  ])('%d ms is %s', (age, words) => {
    expect(formatAge(now - age, now, 'en')).toBe(words)
  })
})
