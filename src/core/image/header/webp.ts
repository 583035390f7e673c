import type { Size } from '../../size.ts'
import { ascii, holds, uint16, uint24, uint32 } from './bytes.ts'
import { exifOrientation } from './exif.ts'
import type { HeaderFacts } from './header-facts.ts'

/** Chunks that carry pixels, colours or frames; anything else is metadata. */
const pictureChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ANIM', 'ANMF', 'ALPH', 'ICCP'])

const animationFlag = 0x02

/** WebP: lossy, lossless or extended, with animation and the orientation of its EXIF chunk. */
export function readWebp(bytes: Uint8Array): HeaderFacts {
  const facts: HeaderFacts = {
    size: { width: 0, height: 0 },
    animated: false,
    orientation: 1,
    hasMetadata: false,
  }
  let at = 12
  while (at + 8 <= bytes.length) {
    const name = ascii(bytes, at, 4)
    const length = uint32(bytes, at + 4, 'little')
    const data = at + 8
    // The first chunk tells the size: of the canvas when extended, else of the picture.
    if (at === 12) facts.size = sizeIn(bytes, name, data)
    if (name === 'VP8X') facts.animated ||= ((bytes[data] ?? 0) & animationFlag) !== 0
    if (name === 'ANIM' || name === 'ANMF') facts.animated = true
    if (name === 'EXIF') facts.orientation = exifOrientation(bytes, afterExifMark(bytes, data), data + length)
    if (!pictureChunks.has(name)) facts.hasMetadata = true
    at = data + length + (length % 2)
  }
  return facts
}

/** Some writers put JPEG's own mark before the TIFF header. */
const afterExifMark = (bytes: Uint8Array, data: number) =>
  ascii(bytes, data, 4) === 'Exif' ? data + 6 : data

function sizeIn(bytes: Uint8Array, name: string, data: number): Size {
  // Ten bytes in each kind but the lossless one, which has as many behind them.
  if (!holds(bytes, data, 10)) return { width: 0, height: 0 }
  if (name === 'VP8X') return { width: uint24(bytes, data + 4) + 1, height: uint24(bytes, data + 7) + 1 }
  if (name === 'VP8L' && bytes[data] === 0x2f) {
    const bits = uint32(bytes, data + 1, 'little')
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (name === 'VP8 ' && ascii(bytes, data + 3, 3) === '\x9d\x01\x2a') {
    return {
      width: uint16(bytes, data + 6, 'little') & 0x3fff,
      height: uint16(bytes, data + 8, 'little') & 0x3fff,
    }
  }
  return { width: 0, height: 0 }
}
