import type { Box } from '../../core/box.ts'

/** Pixels that the pointer moves before a click becomes a drag, and the least side of a region. */
const dragStart = 5
const minRegion = 8

/** How the pointer was let go: after a click, or after a drag; `region` is null where too little was drawn. */
export type Release = { name: 'click' } | { name: 'drag'; region: Box | null }

/** A drag of the pointer that draws a region, in CSS pixels of the window; a click is none. */
export function createRegionDrag() {
  let start: { x: number; y: number } | null = null
  let region: Box | null = null
  return {
    begin(x: number, y: number) {
      start = { x, y }
    },
    /** The region drawn so far; null as long as it is no drag. */
    move(x: number, y: number): Box | null {
      if (!start) return null
      if (!region && Math.hypot(x - start.x, y - start.y) <= dragStart) return null
      region = {
        x: Math.min(x, start.x),
        y: Math.min(y, start.y),
        width: Math.abs(x - start.x),
        height: Math.abs(y - start.y),
      }
      return region
    },
    /** Ends it, however it was let go; null where nothing had begun. */
    end(): Release | null {
      const [began, drawn] = [start, region]
      start = null
      region = null
      if (!began) return null
      if (!drawn) return { name: 'click' }
      return { name: 'drag', region: Math.min(drawn.width, drawn.height) >= minRegion ? drawn : null }
    },
  }
}
