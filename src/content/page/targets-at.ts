import { type Box, contains, intersection } from '../../core/box.ts'
import { orderCandidates } from '../../core/page/candidate-order.ts'
import { mosaicBox } from '../../core/page/mosaic.ts'
import { elementsAt } from './elements-at.ts'
import { type Offset, offsetInTop } from './frame-offset.ts'
import { type PaintedImage, paintedImages } from './painted-images.ts'
import { unnamed } from './unnamed.ts'
import { clipped, opacityOf, styleOf, visibleBox } from './visible-box.ts'

/** A picture on the page that can be asked about; it lives in the page only. `pieces` of a mosaic are around `element`. */
export type Target = Omit<PaintedImage, 'element'> & {
  element: Element | null
  offset: Offset | null
  pieces?: Element[]
}

/** More pictures than these lie under no point that one could mean. */
const maxTargets = 8

/** So many elements are looked at for everything that styles can paint; deeper ones for pictures and backgrounds. */
const maxThorough = 200

/** Elements of a stack that are looked at; what lies deeper is covered. */
const maxElements = 6000

/**
 * Every picture under a point of this frame's viewport, in the order in which they are offered. `clicked` is what a menu
 * click named, `ignored` what lies over the page and is ours.
 */
export function targetsAt(
  x: number,
  y: number,
  { clicked = null, ignored = null }: { clicked?: Element | null; ignored?: Element | null } = {},
): Target[] {
  const offset = offsetInTop()
  const found: Target[] = []
  const hits = elementsAt(document, { x, y, ignored }, offset ?? { x: 0, y: 0 }).slice(0, maxElements)
  for (const [index, { element, offset: at }] of hits.entries()) {
    for (const image of paintedImages(element, index < maxThorough)) {
      const isKnown = found.some((other) => other.element === image.element && other.url === image.url)
      if (!isKnown) found.push({ ...image, offset: offset && at })
    }
    if (found.length >= maxTargets) break
  }
  return order([...mosaicsOf(found, x, y), ...found], clicked)
}

/** A target for an element that was named by the click itself. */
export function targetOf(element: Element): Target | null {
  const own = paintedImages(element, false)[0]
  return own ? { ...own, offset: offsetInTop() } : null
}

/** Where a target is, in its own page's viewport; null when nothing of it is to be seen. */
export function boxOf({ element, pieces }: Target): Box | null {
  if (!element) return null
  if (!pieces) return visibleBox(element)
  const whole = mosaicBox(pieces.map((piece) => unnamed(piece).getBoundingClientRect()))
  return whole && clipped(pieces[0] ?? element, whole)
}

function order(found: Target[], clicked: Element | null): Target[] {
  const view = { x: 0, y: 0, width: innerWidth, height: innerHeight }
  const stack = found.map((target) => {
    const box = boxOf(target)
    const inView = box && intersection(box, view)
    return {
      kind: target.kind,
      opacity: target.element && box ? opacityOf(target.element) : 0,
      share: inView ? (inView.width * inView.height) / (view.width * view.height) : 0,
      shorterSide: box ? Math.min(box.width, box.height) : 0,
      isClicked: clicked !== null && target.element === clicked && target.kind === 'image',
    }
  })
  return orderCandidates(stack).flatMap((index) => found[index] ?? [])
}

/** The larger pictures that found ones are pieces of: map tiles, slices of a page. */
function mosaicsOf(found: Target[], x: number, y: number): Target[] {
  return found.flatMap((target) => {
    const { element, kind, offset } = target
    const parent = element && unnamed(element).parentElement
    if (!element || !parent || (kind !== 'image' && kind !== 'background' && kind !== 'canvas')) return []
    const pieces = [...unnamed(parent).children].filter((sibling) => isPiece(sibling, element)).slice(0, 400)
    const whole = mosaicBox(pieces.map((piece) => unnamed(piece).getBoundingClientRect()))
    if (!whole || !contains(whole, x, y)) return []
    return [
      { element: parent, kind: 'mosaic', url: null, placement: null, isOnScreenOnly: true, offset, pieces },
    ]
  })
}

/** Whether a sibling can be a piece beside this one: nothing says that it means something by itself. */
function isPiece(sibling: Element, element: Element): boolean {
  if (unnamed(sibling).localName !== unnamed(element).localName) return false
  if (unnamed(sibling).localName === 'img') return !sibling.getAttribute('alt')
  if (unnamed(sibling).localName === 'canvas') return true
  const { backgroundImage } = styleOf(sibling)
  return backgroundImage.includes('url(') && backgroundImage === styleOf(element).backgroundImage
}
