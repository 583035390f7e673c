import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type ImageHeader, readImageHeader } from '../../../../src/core/image/image-header.ts'
import { bytesOf, join, latin, picture, uint32 } from '../../samples/sample-images.ts'

/** Three frames of 40 x 30 pixels. */
const frames = () => {
  const colours = Array.from({ length: 3 * 40 * 30 * 3 }, (_, index) => (index * 7) % 251)
  return sharp(Uint8Array.from(colours), { raw: { width: 40, height: 90, channels: 3, pageHeight: 30 } })
}
const svg = (text: string) => new TextEncoder().encode(text)
const pngChunk = (name: string, data: Uint8Array) =>
  join(uint32(data.length), latin(name), data, new Uint8Array(4))
const insert = (bytes: Uint8Array, at: number, part: Uint8Array) =>
  join(bytes.subarray(0, at), part, bytes.subarray(at))
const afterIhdr = 33

const read = (bytes: Uint8Array) => readImageHeader(bytes)
const plain = {
  size: { width: 40, height: 30 },
  uprightSize: { width: 40, height: 30 },
  animated: false,
  orientation: 1,
  hasMetadata: false,
} satisfies Partial<ImageHeader>

describe('real files', () => {
  it.each([
    ['image/png', () => picture(4).png()],
    ['image/jpeg', () => picture().jpeg()],
    ['image/jpeg', () => picture().jpeg({ progressive: true })],
    ['image/jpeg', () => picture().toColourspace('cmyk').jpeg()],
    ['image/webp', () => picture().webp()],
    ['image/webp', () => picture().webp({ lossless: true })],
    ['image/webp', () => picture(4).webp()],
    ['image/gif', () => picture().gif()],
    ['image/avif', () => picture().avif()],
    ['image/avif', () => picture(4).avif()],
  ])('%s %#: its size, still, upright, nothing else inside', async (type, make) => {
    expect(read(await bytesOf(make()))).toEqual({ type, ...plain })
  })

  it.each([
    ['image/gif', () => frames().gif()],
    ['image/webp', () => frames().webp()],
  ])('%s with three frames is animated', async (type, make) => {
    expect(read(await bytesOf(make()))).toMatchObject({ type, animated: true, size: plain.size })
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'a JPEG lies as orientation %i says, and EXIF is metadata',
    async (orientation) => {
      const header = read(await bytesOf(picture().withMetadata({ orientation }).jpeg()))
      const upright = orientation >= 5 ? { width: 30, height: 40 } : plain.size
      expect(header).toMatchObject({ size: plain.size, orientation, uprightSize: upright, hasMetadata: true })
    },
  )

  it.each([
    ['PNG', () => picture().withMetadata({ orientation: 6 }).png()],
    ['WebP', () => picture().withMetadata({ orientation: 6 }).webp()],
  ])('a %s with EXIF lies on its side too', async (_name, make) => {
    expect(read(await bytesOf(make()))).toMatchObject({
      orientation: 6,
      uprightSize: { width: 30, height: 40 },
      hasMetadata: true,
    })
  })

  it.each([
    ['PNG', () => picture().withIccProfile('p3').png()],
    ['JPEG', () => picture().withIccProfile('p3').jpeg()],
    ['WebP', () => picture().withIccProfile('p3').webp()],
  ])('the colour profile of a %s is not metadata', async (_name, make) => {
    expect(read(await bytesOf(make()))).toMatchObject({ hasMetadata: false })
  })

  it.each([
    ['JPEG', () => picture().withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>').jpeg()],
    ['PNG', () => picture().withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>').png()],
    ['WebP', () => picture().withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>').webp()],
    [
      'AVIF',
      () =>
        picture()
          .withExif({ IFD0: { Artist: 'me' } })
          .avif(),
    ],
  ])('XMP or EXIF in a %s is metadata', async (_name, make) => {
    expect(read(await bytesOf(make()))).toMatchObject({ hasMetadata: true })
  })

  it.each([
    ['JPEG', () => picture().jpeg()],
    ['PNG', () => picture().png()],
    ['WebP', () => picture().webp()],
    ['GIF', () => picture().gif()],
  ])('a film hidden behind a %s is metadata', async (_name, make) => {
    const film = join(uint32(24), latin('ftypmp42'), new Uint8Array(200).fill(7))
    expect(read(join(await bytesOf(make()), film))).toMatchObject({ ...plain, hasMetadata: true })
  })
})

describe('made by hand', () => {
  it('an animated PNG says so in its own chunk; one frame is a still picture', async () => {
    const png = await bytesOf(picture().png())
    const animated = (count: number) =>
      read(insert(png, afterIhdr, pngChunk('acTL', join(uint32(count), uint32(0)))))
    expect(animated(12)).toMatchObject({ ...plain, animated: true })
    expect(animated(1)).toMatchObject({ ...plain, animated: false })
  })

  it('a comment in a PNG, a JPEG or a GIF is metadata', async () => {
    const png = insert(await bytesOf(picture().png()), afterIhdr, pngChunk('tEXt', latin('Author\0me')))
    const jpeg = insert(await bytesOf(picture().jpeg()), 2, latin('\xff\xfe\x00\x05me!'))
    const plainGif = await bytesOf(picture().gif())
    const gif = join(plainGif.subarray(0, -1), latin('\x21\xfe\x03me!\0;'))
    expect([png, jpeg, gif].map((bytes) => read(bytes)?.hasMetadata)).toEqual([true, true, true])
  })

  it('fill bytes before a marker of a JPEG are skipped', async () => {
    const jpeg = insert(await bytesOf(picture().jpeg()), 2, latin('\xff\xff\xff'))
    expect(read(jpeg)).toMatchObject(plain)
  })

  it('the first frame gives the size of a GIF whose screen is empty', async () => {
    const gif = await bytesOf(picture().gif())
    gif.fill(0, 6, 10)
    expect(read(gif)).toMatchObject({ size: plain.size })
  })

  it.each([
    ['from the bottom', 30],
    ['from the top', -30],
  ])('a BMP stored %s', (_reason, height) => {
    const header = join(uint32(40, true), uint32(40, true), uint32(height, true), new Uint8Array(28))
    expect(read(join(latin('BM'), new Uint8Array(12), header))).toEqual({ type: 'image/bmp', ...plain })
  })

  it('the largest picture of an icon counts, and a PNG inside knows its own size', async () => {
    const png = await bytesOf(
      sharp({ create: { width: 512, height: 512, channels: 3, background: 'red' } }).png(),
    )
    const entry = (side: number, at: number) =>
      join(new Uint8Array([side, side, 0, 0, 1, 0, 32, 0]), uint32(40, true), uint32(at, true))
    const both = join(latin('\0\0\x01\0\x02\0'), entry(16, 1000), entry(0, 38), png)
    const small = join(latin('\0\0\x01\0\x02\0'), entry(16, 1000), entry(32, 1000))
    expect(read(both)?.size).toEqual({ width: 512, height: 512 })
    expect(read(small)?.size).toEqual({ width: 32, height: 32 })
  })

  it.each<[number, number | null, number, string]>([
    [1, null, 8, 'a quarter turn anticlockwise'],
    [2, null, 3, 'half a turn'],
    [3, null, 6, 'a quarter turn clockwise'],
    [0, 1, 2, 'mirrored left to right'],
    [0, 0, 4, 'mirrored top to bottom'],
    [1, 0, 5, 'turned and mirrored'],
    [3, 0, 7, 'turned the other way and mirrored'],
  ])('an AVIF turned %s times, mirrored on axis %s, has orientation %i: %s', (turns, axis, orientation) => {
    const box = (name: string, ...content: Uint8Array[]) => {
      const inside = join(...content)
      return join(uint32(inside.length + 8), latin(name), inside)
    }
    const size = (width: number, height: number) => box('ispe', uint32(0), uint32(width), uint32(height))
    const mirror = axis === null ? [] : [box('imir', new Uint8Array([axis]))]
    const properties = box('ipco', size(8, 6), size(40, 30), box('irot', new Uint8Array([turns])), ...mirror)
    const file = join(
      box('ftyp', latin('avif\0\0\0\0avif')),
      box('meta', uint32(0), box('hdlr'), box('iprp', properties)),
    )
    expect(read(file)).toMatchObject({ type: 'image/avif', size: plain.size, orientation })
  })
})

describe('the size of an SVG', () => {
  it.each([
    ['<svg width="40" height="30"/>', 40, 30, 'by its attributes'],
    ["<svg\n width='40px'\n height='30px'>", 40, 30, 'pixels, single quotes, lines'],
    ['<svg width="1in" height="2.54cm">', 96, 96, 'physical units'],
    ['<svg viewBox="0 0 40 30">', 40, 30, 'by its viewBox'],
    ['<svg viewBox="0,0,40,30" width="80">', 80, 60, 'the missing side keeps the aspect'],
    ['<svg width="100%" height="100%" viewBox="0 0 40 30">', 40, 30, 'percentages say nothing'],
    ['<svg stroke-width="9" width="40" height="30">', 40, 30, 'another attribute that ends alike'],
    ['<svg data-a="a > b" width="40" height="30">', 40, 30, 'a bracket within a value'],
    ['<svg width="0.2" height="0.1">', 1, 1, 'at least one pixel'],
    ['<svg>', 300, 150, 'what CSS gives a picture without a size'],
  ])('%s is %i x %i: %s', (text, width, height) => {
    expect(read(svg(text))).toMatchObject({ type: 'image/svg+xml', size: { width, height } })
  })

  it.each([
    ['<svg width="40" height="30"', 'the tag does not end'],
    ['<svg width="0" height="30">', 'zero shows nothing'],
    ['<svg width="40', 'a value does not end'],
  ])('%s is unknown: %s', (text) => expect(read(svg(text))?.size).toBeNull())
})
