import type { Size } from '../../size.ts'
import { ascii, holds, uint16, uint32 } from './bytes.ts'
import type { HeaderFacts } from './header-facts.ts'

const noSize: Size = { width: 0, height: 0 }

const still = (size: Size): HeaderFacts => ({ size, animated: false, orientation: 1, hasMetadata: false })

/** BMP; a negative height means that its rows are stored from the top. */
export function readBmp(bytes: Uint8Array): HeaderFacts {
  if (!holds(bytes, 18, 8)) return still(noSize)
  const isOld = uint32(bytes, 14, 'little') === 12
  if (isOld) return still({ width: uint16(bytes, 18, 'little'), height: uint16(bytes, 20, 'little') })
  return still({
    width: Math.max(0, uint32(bytes, 18, 'little') | 0),
    height: Math.abs(uint32(bytes, 22, 'little') | 0),
  })
}

const directoryBytes = 6
const entryBytes = 16

/** ICO and CUR: the size of the largest picture, which is the one that browsers decode. */
export function readIco(bytes: Uint8Array): HeaderFacts {
  const entries = uint16(bytes, 4, 'little')
  let largest = noSize
  for (let index = 0; index < entries; index++) {
    const at = directoryBytes + index * entryBytes
    if (at + entryBytes > bytes.length) break
    const size = icoEntrySize(bytes, at)
    if (size.width * size.height > largest.width * largest.height) largest = size
  }
  return still(largest)
}

function icoEntrySize(bytes: Uint8Array, at: number): Size {
  const picture = uint32(bytes, at + 12, 'little')
  // A PNG inside knows its size; the directory cannot hold more than 256, which it writes as 0.
  if (ascii(bytes, picture, 4) === '\x89PNG' && holds(bytes, picture, 24)) {
    return { width: uint32(bytes, picture + 16, 'big'), height: uint32(bytes, picture + 20, 'big') }
  }
  return { width: bytes[at] || 256, height: bytes[at + 1] || 256 }
}
