import { areaOf, around, type Box } from '../box.ts'

/** Fewer pieces than this are pictures side by side. */
const minPieces = 4

/** Pixels by which neighbouring pieces may overlap or miss each other: rounding, hairlines. */
const slack = 2

/**
 * Whether boxes are pieces of one picture (map tiles, a sliced page): several, of few sizes, that fill the box around
 * them without gaps. Gives that box, else null.
 */
export function mosaicBox(pieces: readonly Box[]): Box | null {
  if (pieces.length < minPieces) return null
  const whole = around(pieces)
  if (whole === null) return null
  const sizes = new Set(pieces.map(({ width, height }) => `${Math.round(width)}x${Math.round(height)}`))
  const filled = pieces.reduce((sum, piece) => sum + areaOf(piece), 0)
  const edge = slack * (whole.width + whole.height) * Math.ceil(Math.sqrt(pieces.length))
  const isFilled = Math.abs(filled - areaOf(whole)) <= edge
  return isFilled && sizes.size <= Math.max(2, pieces.length / 3) ? whole : null
}
