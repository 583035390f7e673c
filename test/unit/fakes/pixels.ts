/** The browser's decoding and drawing, done for real by sharp, for tests of what is made of pixels. */
import sharp from 'sharp'
import { vi } from 'vitest'

/** Pixels as they are in memory: RGBA, 8 bits a channel. */
type Pixels = { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> }

const blank = (width: number, height: number): Pixels => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4),
})

/** How many bitmaps were decoded and never closed. */
export let openBitmaps = 0

async function decode(blob: Blob): Promise<Pixels & { close(): void }> {
  const image = sharp(Buffer.from(await blob.arrayBuffer()))
    .rotate()
    .ensureAlpha()
    .raw()
  const { data, info } = await image.toBuffer({ resolveWithObject: true }).catch(() => {
    throw new DOMException('The source image could not be decoded.', 'InvalidStateError')
  })
  openBitmaps += 1
  return {
    width: info.width,
    height: info.height,
    data: new Uint8ClampedArray(data),
    close: () => {
      openBitmaps -= 1
    },
  }
}

class FakeCanvas {
  readonly width: number
  readonly height: number
  readonly pixels: Pixels
  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.pixels = blank(width, height)
  }
  getContext() {
    return {
      fillStyle: '',
      fillRect: () => void this.pixels.data.fill(255),
      drawImage: (
        source: Pixels | FakeCanvas,
        x: number,
        y: number,
        width = source.width,
        height = source.height,
      ) => draw(this.pixels, source instanceof FakeCanvas ? source.pixels : source, { x, y, width, height }),
      getImageData: () => ({ data: this.pixels.data }),
    }
  }
  async convertToBlob({ type }: { type: string }): Promise<Blob> {
    const { width, height, data } = this.pixels
    const raw = sharp(Buffer.from(data), { raw: { width, height, channels: 4 } })
    const format = type === 'image/jpeg' ? 'jpeg' : type === 'image/webp' ? 'webp' : 'png'
    return new Blob([new Uint8Array(await raw.toFormat(format).toBuffer())], { type })
  }
}

/** Draws with the nearest pixel; transparent ones leave what is there. */
function draw(
  onto: Pixels,
  source: Pixels,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  for (let row = Math.max(0, y); row < Math.min(onto.height, y + height); row++) {
    for (let column = Math.max(0, x); column < Math.min(onto.width, x + width); column++) {
      const fromRow = Math.floor(((row - y) * source.height) / height)
      const fromColumn = Math.floor(((column - x) * source.width) / width)
      const from = (fromRow * source.width + fromColumn) * 4
      if (source.data[from + 3] === 0) continue
      onto.data.set(source.data.subarray(from, from + 4), (row * onto.width + column) * 4)
    }
  }
}

/** Gives this test the browser's decoder and canvas. */
export function usePixels(): void {
  openBitmaps = 0
  vi.stubGlobal('createImageBitmap', decode)
  vi.stubGlobal('OffscreenCanvas', FakeCanvas)
}

/** The sizes of the pictures that go along in a request's messages as data URLs, decoded. */
export async function sizeOf(messages: unknown): Promise<{ width: number; height: number }[]> {
  const urls = JSON.stringify(messages).match(/(?<=base64,)[\w+/=]+/g) ?? []
  const read = urls.map((base64) => sharp(Buffer.from(base64, 'base64')).metadata())
  return (await Promise.all(read)).map(({ width, height }) => ({ width, height }))
}
