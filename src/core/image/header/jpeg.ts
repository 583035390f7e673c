import { ascii, holds, uint16 } from './bytes.ts'
import { exifOrientation } from './exif.ts'
import type { HeaderFacts } from './header-facts.ts'

const endOfImage = 0xd9
const startOfScan = 0xda
const comment = 0xfe
const exifMark = 'Exif\0\0'

/** Some cameras pad the file with a few bytes; more than this is another picture or a film behind the image. */
const maxPaddingBytes = 16

/** Application segments that only say how to read the pixels, by marker and beginning; all others are metadata. */
const pictureSegments = [
  { marker: 0xe0, mark: 'JFIF\0' },
  { marker: 0xe2, mark: 'ICC_PROFILE\0' },
  { marker: 0xee, mark: 'Adobe' },
] as const

/** JPEG, baseline or progressive, with the orientation of its EXIF segment. */
export function readJpeg(bytes: Uint8Array): HeaderFacts {
  const facts: HeaderFacts = {
    size: { width: 0, height: 0 },
    animated: false,
    orientation: 1,
    hasMetadata: false,
  }
  let hasExif = false
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) break
    const marker = bytes[at + 1] ?? 0
    if (marker === endOfImage) break
    // Any number of 0xff may stand before a marker, and some markers stand alone.
    if (marker === 0xff || isAlone(marker)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    const length = uint16(bytes, at + 2, 'big')
    const data = at + 4
    const next = at + 2 + length
    if (length < 2) break
    if (isFrame(marker) && facts.size.width === 0 && holds(bytes, data, 5)) {
      facts.size = { width: uint16(bytes, data + 3, 'big'), height: uint16(bytes, data + 1, 'big') }
    }
    if (marker === 0xe1 && !hasExif && ascii(bytes, data, exifMark.length) === exifMark) {
      hasExif = true
      facts.orientation = exifOrientation(bytes, data + exifMark.length, next)
    }
    if (isMetadata(bytes, marker, data)) facts.hasMetadata = true
    at = marker === startOfScan ? endOfScan(bytes, next) : next
  }
  const isEnd = bytes[at] === 0xff && bytes[at + 1] === endOfImage
  // What is not understood may be anything: better said to be metadata than let through.
  const hasMore = isEnd ? bytes.length - at - 2 > maxPaddingBytes : at + 4 <= bytes.length
  return { ...facts, hasMetadata: facts.hasMetadata || hasMore }
}

/** Restart markers, the start of the image and the reserved 01 have no length. */
const isAlone = (marker: number) => (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01

/** Start of frame: C0 to CF but for Huffman tables, arithmetic conditioning and the reserved C8. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function isMetadata(bytes: Uint8Array, marker: number, data: number): boolean {
  if (marker === comment) return true
  if (marker < 0xe0 || marker > 0xef) return false
  return !pictureSegments.some(
    (known) => known.marker === marker && ascii(bytes, data, known.mark.length) === known.mark,
  )
}

/** Where the first marker after compressed data stands: inside it 0xff is followed by zero or a restart number. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at !== -1 && at + 1 < bytes.length) {
    const marker = bytes[at + 1] ?? 0
    if (marker !== 0 && marker !== 0xff && !isAlone(marker)) return at
    at = bytes.indexOf(0xff, at + 1)
  }
  return bytes.length
}
