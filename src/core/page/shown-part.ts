import { areaOf, type Box, intersection } from '../box.ts'
import type { Size } from '../size.ts'
import { splitTopLevel } from './background-layers.ts'

/** How an element places a picture inside its box, as computed CSS says it. */
export type Placement = {
  /** `background-size`, or one of `object-fit`'s words. */
  size: string
  /** `background-position` or `object-position`. */
  position: string
  /** `background-repeat`; `no-repeat` for a replaced element. */
  repeat: string
}

/** A sheet shows at most this share of itself at a time (a button and its pressed twin); a photo cut to fit shows more. */
const sheetShare = 0.5

/**
 * The cell of a sprite sheet that a box of `area` (CSS pixels) shows, in pixels of the file; null when the file is meant as
 * a whole: because all or most of it is seen, because it repeats, or because the placement cannot be computed here.
 */
export function spriteCell(area: Size, file: Size, placement: Placement): Box | null {
  const drawn = drawnSize(area, file, placement.size)
  if (drawn === null || areaOf(drawn) === 0) return null
  const place = splitTopLevel(placement.position, ' ')
  const left = offsetOf(place[0] ?? '0%', area.width - drawn.width)
  const top = offsetOf(place[1] ?? '50%', area.height - drawn.height)
  if (left === null || top === null) return null
  const shown = intersection({ x: 0, y: 0, ...area }, { x: left, y: top, ...drawn })
  if (shown === null) return null
  const isRepeated = placement.repeat !== 'no-repeat' && areaOf(shown) < areaOf(area) * 0.98
  if (isRepeated || areaOf(shown) > areaOf(drawn) * sheetShare) return null
  const scaleX = file.width / drawn.width
  const scaleY = file.height / drawn.height
  const cell = {
    x: Math.round((shown.x - left) * scaleX),
    y: Math.round((shown.y - top) * scaleY),
    width: Math.round(shown.width * scaleX),
    height: Math.round(shown.height * scaleY),
  }
  return cell.width > 0 && cell.height > 0 ? cell : null
}

/** The size at which the file is drawn, in CSS pixels; null when it cannot be told. */
function drawnSize(area: Size, file: Size, size: string): Size | null {
  const fit = (scale: number) => ({ width: file.width * scale, height: file.height * scale })
  const scales = [area.width / file.width, area.height / file.height]
  if (size === 'cover') return fit(Math.max(...scales))
  if (size === 'contain') return fit(Math.min(...scales))
  if (size === 'scale-down') return fit(Math.min(1, ...scales))
  if (size === 'fill') return area
  if (size === 'none') return file
  const [first = 'auto', second = 'auto'] = splitTopLevel(size, ' ')
  if (first === 'auto' && second === 'auto') return file
  const width = first === 'auto' ? null : lengthOf(first, area.width)
  const height = second === 'auto' ? null : lengthOf(second, area.height)
  if (width !== null && height !== null) return { width, height }
  if (width !== null && second === 'auto') return fit(width / file.width)
  if (height !== null && first === 'auto') return fit(height / file.height)
  return null
}

/** A percentage places the same percentage of the picture and the box on each other: it is of the room that is left. */
const offsetOf = (value: string, room: number) => lengthOf(value, room)

function lengthOf(value: string, whole: number): number | null {
  const match = /^(-?[\d.]+(?:e-?\d+)?)(px|%)$/i.exec(value)
  if (!match) return null
  return match[2] === '%' ? (Number(match[1]) / 100) * whole : Number(match[1])
}
