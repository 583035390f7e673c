import type { Box } from '../box.ts'
import type { Size } from '../size.ts'

/** A crop of fewer pixels than this on a side shows nothing that one could ask about. */
const minSide = 2

/**
 * The part of a screen picture, in its pixels, that shows a box of the page.
 * `box` and `viewport` are CSS pixels of the same page (a pinched page's viewport begins within it); the scale is measured
 * from the picture itself, so page zoom and device pixel ratio need no guess. It is measured on the longer side: a viewport
 * is told in whole CSS pixels, which may be off by three of the screen's. Null when nothing of the box is visible.
 */
export function cropArea(box: Box, viewport: Size & { x?: number; y?: number }, picture: Size): Box | null {
  const x = box.x - (viewport.x ?? 0)
  const y = box.y - (viewport.y ?? 0)
  const isWide = viewport.width >= viewport.height
  const scale = isWide ? picture.width / viewport.width : picture.height / viewport.height
  const left = Math.max(0, Math.round(x * scale))
  const top = Math.max(0, Math.round(y * scale))
  const right = Math.min(picture.width, Math.round((x + box.width) * scale))
  const bottom = Math.min(picture.height, Math.round((y + box.height) * scale))
  if (right - left < minSide || bottom - top < minSide) return null
  return { x: left, y: top, width: right - left, height: bottom - top }
}
