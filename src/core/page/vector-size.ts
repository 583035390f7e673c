import { maxCanvasSide, maxPixels } from '../image/image-limits.ts'
import type { Size } from '../size.ts'
import type { Candidate } from './candidate.ts'

/**
 * The size in pixels to draw an SVG at: its own, or larger if the page shows it larger, but never more than a canvas takes.
 * Null where it has none.
 */
export function vectorSize({ size, deviceSize }: Pick<Candidate, 'size' | 'deviceSize'>): Size | null {
  const own = size && size.width > 0 && size.height > 0 ? size : deviceSize
  if (own.width <= 0 || own.height <= 0) return null
  const wanted = Math.max(1, Math.min(deviceSize.width / own.width, deviceSize.height / own.height))
  const most = Math.min(
    Math.sqrt(maxPixels / own.width / own.height),
    maxCanvasSide / own.width,
    maxCanvasSide / own.height,
  )
  const scale = Math.min(wanted, most)
  // Down where it is at the most: half a pixel more a side is past it.
  const side = (length: number) =>
    Math.max(1, scale < most ? Math.round(length * scale) : Math.floor(length * scale))
  return { width: side(own.width), height: side(own.height) }
}
