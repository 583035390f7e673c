import type { Viewport } from '../../core/page/candidate.ts'

/** Where a frame's viewport lies in the top window's, in CSS pixels. */
export type Offset = { x: number; y: number }

/** Where this frame's viewport lies in the top window's; null when a frame above is another origin's. */
export function offsetInTop(): Offset | null {
  const offset = { x: 0, y: 0 }
  try {
    for (let view: Window = window; view !== view.top; view = view.parent) {
      const frame = view.frameElement
      if (frame === null) return null
      const inner = offsetOfFrame(frame)
      offset.x += inner.x
      offset.y += inner.y
    }
    return offset
  } catch {
    return null
  }
}

/** Where the page inside a frame element begins, in the viewport of the page around it. */
export function offsetOfFrame(frame: Element): Offset {
  const box = frame.getBoundingClientRect()
  return { x: box.x + frame.clientLeft, y: box.y + frame.clientTop }
}

/** Firefox takes its picture of a tab as the page is laid out, whatever two fingers have zoomed into. */
const isPictureOfLayout = () => 'mozInnerScreenX' in window

/** The part of the top page that a picture of its tab shows; smaller than the page's own viewport when it is pinched. */
export function topViewport(): Viewport {
  try {
    if (window.top) {
      const { innerWidth, innerHeight, visualViewport } = window.top
      if (!visualViewport || visualViewport.scale === 1 || isPictureOfLayout())
        return { x: 0, y: 0, width: innerWidth, height: innerHeight }
      const { offsetLeft, offsetTop, width, height } = visualViewport
      return { x: offsetLeft, y: offsetTop, width, height }
    }
  } catch {
    // A frame above is another origin's: there is no box then, and nobody needs the viewport.
  }
  return { x: 0, y: 0, width: innerWidth, height: innerHeight }
}
