import type { Size } from '../../size.ts'
import { ascii, holds, uint16 } from './bytes.ts'
import type { HeaderFacts } from './header-facts.ts'

const screenBytes = 13
const frameMark = 0x2c
const extensionMark = 0x21
const commentLabel = 0xfe
const applicationLabel = 0xff

/** More bytes than this behind a still picture's end are something else. */
const maxPaddingBytes = 16

/** Application extensions that only say how to show the frames. */
const pictureApplications = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012']

/** GIF: more than one frame is an animation. The size is the logical screen's, or the first frame's when that is empty. */
export function readGif(bytes: Uint8Array): HeaderFacts {
  let size = sizeAt(bytes, 6)
  let frames = 0
  let hasMetadata = false
  let at = screenBytes + colourTableBytes(bytes[10] ?? 0)
  while (at < bytes.length && frames < 2) {
    const mark = bytes[at]
    if (mark === frameMark) {
      frames += 1
      if (size.width === 0 || size.height === 0) size = sizeAt(bytes, at + 5)
      // Past the frame's own colours stands one byte, the code size, and then the picture.
      at = afterBlocks(bytes, at + 10 + colourTableBytes(bytes[at + 9] ?? 0) + 1)
    } else if (mark === extensionMark) {
      if (isMetadata(bytes, at)) hasMetadata = true
      at = afterBlocks(bytes, at + 2)
    } else break
  }
  const hasMore = frames < 2 && bytes.length - at - 1 > maxPaddingBytes
  return { size, animated: frames > 1, orientation: 1, hasMetadata: hasMetadata || hasMore }
}

function sizeAt(bytes: Uint8Array, at: number): Size {
  if (!holds(bytes, at, 4)) return { width: 0, height: 0 }
  return { width: uint16(bytes, at, 'little'), height: uint16(bytes, at + 2, 'little') }
}

/** Bytes of the colour table that a flags byte announces. */
const colourTableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** Skips a chain of data blocks, each behind its length, up to an empty one. */
function afterBlocks(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length) {
    const length = bytes[at] ?? 0
    at += length + 1
    if (length === 0) break
  }
  return at
}

function isMetadata(bytes: Uint8Array, at: number): boolean {
  const label = bytes[at + 1]
  if (label === applicationLabel) return !pictureApplications.includes(ascii(bytes, at + 3, 11))
  return label === commentLabel
}
