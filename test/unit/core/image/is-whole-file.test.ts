import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { isWholeFile } from '../../../../src/core/image/is-whole-file.ts'

const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#7f1d1d' } })

describe('a file that was cut short is told from a whole one', () => {
  test.each(['jpeg', 'png', 'gif'] as const)('%s', async (format) => {
    const bytes = await picture.clone().toFormat(format).toBuffer()
    expect(isWholeFile(bytes, `image/${format}`)).toBe(true)
    for (const share of [0, 0.45, 0.99])
      expect(isWholeFile(bytes.subarray(0, Math.floor(bytes.length * share)), `image/${format}`)).toBe(false)
  })
})
