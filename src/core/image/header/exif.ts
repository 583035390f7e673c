import { ascii, uint16, uint32 } from './bytes.ts'
import type { Orientation } from './header-facts.ts'

const orientationTag = 0x0112
const entryBytes = 12

/** The orientation in an EXIF block, which begins with a TIFF header at `start` and ends before `end`; 1 when it has none. */
export function exifOrientation(bytes: Uint8Array, start: number, end: number): Orientation {
  const block = bytes.subarray(start, end)
  const mark = ascii(block, 0, 4)
  if (mark !== 'II*\0' && mark !== 'MM\0*') return 1
  const endian = mark.startsWith('I') ? 'little' : 'big'
  const directory = uint32(block, 4, endian)
  const entries = uint16(block, directory, endian)
  for (let index = 0; index < entries; index++) {
    const at = directory + 2 + index * entryBytes
    if (at + entryBytes > block.length) break
    if (uint16(block, at, endian) === orientationTag) return asOrientation(uint16(block, at + 8, endian))
  }
  return 1
}

const orientations: readonly Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8]

function asOrientation(value: number): Orientation {
  return orientations.find((orientation) => orientation === value) ?? 1
}
