import type { Box } from '../box.ts'
import type { Size } from '../size.ts'
import { planSize } from './image-plan.ts'

/** A picture this many times as long as it is wide is a strip: a long screenshot, a comic, a receipt. */
const stripRatio = 3

/** What a strip shrinks to at the best usual level; above it small print can still be read. */
const readableScale = 0.75

/** A part is at most this many times as long as it is wide, so that a level shows it at its own size. */
const partRatio = 2

/** Parts share this much of their length, so that no line is cut in both. */
const overlap = 0.04

/** More parts than this cost too much to be sent by one click. */
const maxParts = 12

/**
 * The parts in which a long strip can be read by a model, in pixels of the strip, from its beginning on; null when it is
 * none, or can be read as a whole.
 */
export function stripParts(size: Size, model: string): Box[] | null {
  const isTall = size.height >= size.width
  const [long, short] = isTall ? [size.height, size.width] : [size.width, size.height]
  if (long < short * stripRatio || planSize(size, model, 'high').width >= size.width * readableScale)
    return null
  const length = Math.max(short * partRatio, long / (1 + (maxParts - 1) * (1 - overlap)))
  const step = length * (1 - overlap)
  const count = Math.ceil((long - length) / step) + 1
  // The last part begins earlier rather than being a leftover.
  const starts = Array.from({ length: count }, (_, index) =>
    Math.round(count === 1 ? 0 : (index * (long - length)) / (count - 1)),
  )
  const side = Math.min(long, Math.round(length))
  return starts.map((start) =>
    isTall
      ? { x: 0, y: Math.min(start, long - side), width: short, height: side }
      : { x: Math.min(start, long - side), y: 0, width: side, height: short },
  )
}
