import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readImageHeader } from '../../../../src/core/image/image-header.ts'
import { bytesOf, join, latin, picture, uint32 } from '../../samples/sample-images.ts'

const svg = (text: string) => new TextEncoder().encode(text)
const read = (bytes: Uint8Array) => readImageHeader(bytes)

describe('hostile and broken files', () => {
  it.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)(
    'a %s cut anywhere never throws',
    async (format) => {
      const whole = await bytesOf(picture().withMetadata({ orientation: 6 }).toFormat(format))
      for (let length = 0; length < whole.length; length++) {
        const size = read(whole.subarray(0, length))?.size ?? null
        if (size !== null) expect(size).toEqual({ width: 40, height: 30 })
      }
    },
  )

  it.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('a damaged %s never throws', async (format) => {
    const whole = await bytesOf(picture().withMetadata({ orientation: 6 }).toFormat(format))
    const place = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }))
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 20 }), (changes) => {
        const damaged = whole.slice()
        for (const [at, value] of changes) damaged[at] = value
        const header = read(damaged)
        if (header?.size) expect(header.size.width * header.size.height).toBeGreaterThan(0)
      }),
    )
  })

  it('a header that claims 30,000 x 30,000 pixels is read for what it claims', async () => {
    const png = await bytesOf(picture().png())
    png.set(join(uint32(30_000), uint32(30_000)), 16)
    expect(read(png)?.size).toEqual({ width: 30_000, height: 30_000 })
  })

  it.each([
    ['empty PNG chunks', latin('\x89PNG\r\n\x1a\n'), latin('\0\0\0\0IDAT\0\0\0\0')],
    ['JPEG markers', latin('\xff\xd8\xff'), latin('\xff\xda\x00\x02')],
    ['JPEG fill bytes', latin('\xff\xd8\xff'), latin('\xff')],
    ['stuffed JPEG bytes', latin('\xff\xd8\xff\xda\x00\x02'), latin('\xff\x00')],
    ['empty WebP chunks', latin('RIFF\0\0\0\0WEBP'), latin('ALPH\0\0\0\0')],
    ['GIF extensions', latin('GIF89a\x01\0\x01\0\0\0\0'), latin('\x21\xf9\0')],
    ['AVIF boxes', latin('\0\0\0\x0cftypavif'), latin('\0\0\0\x08meta')],
    [
      'AVIF properties',
      latin('\0\0\0\x0cftypavif\0\0\0\0meta\0\0\0\0\0\0\0\0iprp\0\0\0\0ipco'),
      latin('\0\0\0\x08ispe'),
    ],
    ['icon entries', latin('\0\0\x01\0\xff\xff'), latin('\x01')],
    ['SVG attributes', latin('<svg '), latin("a='' ")],
    ['SVG names', latin('<svg '), latin('a')],
    ['SVG equals signs', latin('<svg '), latin('=')],
  ])('32 MiB of %s are read in a moment', (_reason, start, piece) => {
    const bytes = new Uint8Array(32 * 1024 * 1024)
    bytes.set(start)
    bytes.set(piece, start.length)
    for (let filled = piece.length; start.length + filled < bytes.length; filled *= 2) {
      bytes.copyWithin(start.length + filled, start.length, start.length + filled)
    }
    const started = performance.now()
    read(bytes)
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it.each([
    ['a web page', svg('<!doctype html><html></html>')],
    ['nothing', new Uint8Array()],
  ])('%s has no header', (_reason, bytes) => expect(read(bytes)).toBeNull())

  it.each([
    ['TIFF', latin('II*\0\x08\0\0\0')],
    ['JPEG XL', latin('\xff\x0a\0\0')],
  ])('%s is named, but not read', (_reason, bytes) => {
    expect(read(bytes)).toMatchObject({ size: null, uprightSize: null })
  })
})
