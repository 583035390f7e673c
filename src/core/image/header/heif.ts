import type { Size } from '../../size.ts'
import { ascii, holds, uint32 } from './bytes.ts'
import type { HeaderFacts, Orientation } from './header-facts.ts'

type Box = { name: string; start: number; end: number }

/** EXIF's number for quarter turns anticlockwise (`irot`), unmirrored and mirrored afterwards on axis 0 or 1 (`imir`). */
const unmirrored: readonly Orientation[] = [1, 8, 3, 6]
const mirrored: readonly (readonly Orientation[])[] = [
  [4, 5, 2, 7],
  [2, 7, 4, 5],
]

/**
 * AVIF and HEIC. Several pictures may lie inside (tiles, transparency, a thumbnail), each with its size: the largest is the
 * whole. Its own turns count; EXIF inside it does not.
 */
export function readHeif(bytes: Uint8Array): HeaderFacts {
  const top = boxesIn(bytes, 0, bytes.length)
  const meta = top.find(({ name }) => name === 'meta')
  const inside = meta ? boxesIn(bytes, meta.start + 4, meta.end) : []
  const properties = childrenOf(bytes, childrenOf(bytes, inside, 'iprp'), 'ipco')
  const turns = lastByte(bytes, properties, 'irot') ?? 0
  const axis = lastByte(bytes, properties, 'imir')
  const orientation = (axis === null ? unmirrored : mirrored[axis & 1])?.[turns & 3] ?? 1
  return {
    size: largestSize(bytes, properties),
    animated: ascii(bytes, 8, 4) === 'avis',
    orientation,
    hasMetadata: inside.some((box) => box.name === 'iinf' && namesMetadata(bytes, box)),
  }
}

/** The boxes between two offsets; a wrong length ends the list. */
function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const boxes: Box[] = []
  const end = Math.min(to, bytes.length)
  let at = from
  // No file of a browser has more; a hostile one could have millions.
  while (at + 8 <= end && boxes.length < 10_000) {
    const short = uint32(bytes, at, 'big')
    const isLong = short === 1
    const length = isLong ? uint32(bytes, at + 8, 'big') * 2 ** 32 + uint32(bytes, at + 12, 'big') : short
    const start = at + (isLong ? 16 : 8)
    const next = short === 0 ? end : at + length
    if (next < start) break
    boxes.push({ name: ascii(bytes, at + 4, 4), start, end: Math.min(next, end) })
    at = next
  }
  return boxes
}

function childrenOf(bytes: Uint8Array, boxes: readonly Box[], name: string): Box[] {
  const parent = boxes.find((box) => box.name === name)
  return parent ? boxesIn(bytes, parent.start, parent.end) : []
}

function largestSize(bytes: Uint8Array, properties: readonly Box[]): Size {
  return properties
    .filter(({ name, start }) => name === 'ispe' && holds(bytes, start, 12))
    .map(({ start }) => ({
      width: uint32(bytes, start + 4, 'big'),
      height: uint32(bytes, start + 8, 'big'),
    }))
    .reduce((best, size) => (size.width * size.height > best.width * best.height ? size : best), {
      width: 0,
      height: 0,
    })
}

function lastByte(bytes: Uint8Array, properties: readonly Box[], name: string): number | null {
  const box = properties.find((property) => property.name === name)
  return box ? (bytes[box.start] ?? 0) : null
}

/** Whether the list of items names EXIF or XMP (`mime`); the list is short, its first 64 KiB are enough. */
function namesMetadata(bytes: Uint8Array, { start, end }: Box): boolean {
  const list = new TextDecoder('latin1').decode(bytes.subarray(start, Math.min(end, start + 65_536)))
  return list.includes('Exif') || list.includes('mime')
}
