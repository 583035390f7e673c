import { ascii, holds, uint32 } from './bytes.ts'
import { exifOrientation } from './exif.ts'
import type { HeaderFacts } from './header-facts.ts'

const signatureBytes = 8
/** Length, name and checksum around a chunk's data. */
const chunkFrameBytes = 12

/** Chunks that carry pixels, colours, or how to show them; anything else is metadata. */
const pictureChunks = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
)

/** PNG, with the animation of APNG and the orientation of its EXIF chunk. */
export function readPng(bytes: Uint8Array): HeaderFacts {
  const facts: HeaderFacts = {
    size: { width: 0, height: 0 },
    animated: false,
    orientation: 1,
    hasMetadata: false,
  }
  let at = signatureBytes
  while (at + 8 <= bytes.length) {
    const length = uint32(bytes, at, 'big')
    const name = ascii(bytes, at + 4, 4)
    const data = at + 8
    if (name === 'IHDR' && at === signatureBytes && holds(bytes, data, 8)) {
      facts.size = { width: uint32(bytes, data, 'big'), height: uint32(bytes, data + 4, 'big') }
    }
    // One frame is a still picture.
    if (name === 'acTL') facts.animated = uint32(bytes, data, 'big') !== 1
    if (name === 'eXIf') facts.orientation = exifOrientation(bytes, data, data + length)
    if (!pictureChunks.has(name)) facts.hasMetadata = true
    at += length + chunkFrameBytes
    if (name === 'IEND') break
  }
  return { ...facts, hasMetadata: facts.hasMetadata || at < bytes.length }
}
