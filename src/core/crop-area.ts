import type { Size } from './conversation.ts'

type Box = { x: number; y: number; width: number; height: number }

/** A crop of fewer pixels than this on a side shows nothing that one could ask about. */
const minSide = 2

/**
 * The part of a screen picture, in its pixels, that shows a box of the page.
 * `box` and `viewport` are CSS pixels; the scale is measured from the picture itself, so page zoom and
 * device pixel ratio need no guess. Null when nothing of the box is visible.
 */
export function cropArea(box: Box, viewport: Size, picture: Size): Box | null {
  const scaleX = picture.width / viewport.width
  const scaleY = picture.height / viewport.height
  const left = Math.max(0, Math.round(box.x * scaleX))
  const top = Math.max(0, Math.round(box.y * scaleY))
  const right = Math.min(picture.width, Math.round((box.x + box.width) * scaleX))
  const bottom = Math.min(picture.height, Math.round((box.y + box.height) * scaleY))
  if (right - left < minSide || bottom - top < minSide) return null
  return { x: left, y: top, width: right - left, height: bottom - top }
}
