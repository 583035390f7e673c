import { type Box, intersection } from '../../core/box.ts'
import { paintedParent } from './shadow-root.ts'
import { unnamed } from './unnamed.ts'

/** What of an element's box the elements around it do not clip away, in its page's viewport; null when nothing is left. */
export function visibleBox(element: Element): Box | null {
  return clipped(element, unnamed(element).getBoundingClientRect())
}

/** What of a box inside an element is not clipped away by what is around it. */
export function clipped(element: Element, box: Box): Box | null {
  let left: Box | null = { x: box.x, y: box.y, width: box.width, height: box.height }
  let position = styleOf(element).position
  for (let around = paintedParent(element); around && left; around = paintedParent(around)) {
    if (position === 'fixed' || /^(body|html)$/.test(unnamed(around).localName)) break
    const style = styleOf(around)
    // What is placed absolutely is clipped by its containing block and what is around that.
    const isContaining = position !== 'absolute' || style.position !== 'static' || style.transform !== 'none'
    if (!isContaining) continue
    if (style.overflowX !== 'visible' || style.overflowY !== 'visible')
      left = intersection(left, unnamed(around).getBoundingClientRect())
    position = style.position
  }
  return left && left.width > 0 && left.height > 0 ? left : null
}

/** How opaque an element is together with everything around it, 0 to 1; 0 when it is hidden. */
export function opacityOf(element: Element): number {
  if (styleOf(element).visibility !== 'visible') return 0
  let opacity = 1
  for (let each: Element | null = element; each && opacity > 0; each = paintedParent(each))
    opacity *= Number(styleOf(each).opacity)
  return opacity
}

/** The computed style of an element, in whichever page of this origin it is. */
export function styleOf(element: Element, pseudo?: '::before' | '::after'): CSSStyleDeclaration {
  return (unnamed(element).ownerDocument.defaultView ?? window).getComputedStyle(element, pseudo)
}
