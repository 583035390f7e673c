import { readFile } from 'node:fs/promises'
import sharp from 'sharp'

/**
 * What the test's display shows now, as PNG: windows, native menus and popups alike. Xvfb keeps its pixels in a file in
 * XWD format (X11/XWDFile.h): a header of big-endian numbers, a colour map, then rows of B, G, R and a spare byte.
 */
export async function pictureOfScreen(): Promise<Buffer> {
  const path = process.env.E2E_SCREEN
  if (!path) throw new Error('no display of ours: run it through test/run.mjs')
  const file = await readFile(path)
  const field = (index: number) => file.readUInt32BE(index * 4)
  const [headerBytes, width, height, bytesPerRow, colours] = [
    field(0),
    field(4),
    field(5),
    field(12),
    field(19),
  ]
  const start = headerBytes + colours * 12
  const pixels = Buffer.alloc(width * height * 3)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = start + row * bytesPerRow + column * 4
      const to = (row * width + column) * 3
      pixels[to] = file[from + 2] ?? 0
      pixels[to + 1] = file[from + 1] ?? 0
      pixels[to + 2] = file[from] ?? 0
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}
