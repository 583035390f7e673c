import { contains } from '../../core/box.ts'
import { type Offset, offsetOfFrame } from './frame-offset.ts'
import { shadowRootOf } from './shadow-root.ts'
import { unnamed } from './unnamed.ts'
import { styleOf } from './visible-box.ts'

/** An element under a point, and where its page lies in the top window. */
export type Hit = { element: Element; offset: Offset }

/** What shows a picture by itself, and so is worth finding even where it lets clicks through. */
const pictures = 'img, picture, canvas, video, svg, input[type=image], object, embed, iframe'

/** Of a larger page the rest is not looked through for elements that let clicks through. */
const maxSearched = 20_000

/** Under more elements than these, only custom ones are asked for a closed shadow root. */
const maxHosts = 500

/**
 * Every element under a point of a page (CSS pixels of its own viewport), the topmost first: inside shadow roots and
 * frames of the same origin too, and those with `pointer-events: none`, which no click reaches; but not `ignored`.
 */
export function elementsAt(
  root: Document | ShadowRoot,
  { x, y, ignored }: { x: number; y: number; ignored: Element | null },
  offset: Offset,
): Hit[] {
  const seen = new Set<Element>(ignored ? [ignored] : [])
  const hits = [...hitsIn(root, x, y, offset, seen)]
  const missed = clickThrough(root, x, y, seen).map((element) => ({ element, offset }))
  for (const hit of missed) {
    // Where it is painted among the others is not told; what follows in the document is usually above.
    const below = hits.findIndex(({ element }) => isAfter(hit.element, element))
    hits.splice(below < 0 ? hits.length : below, 0, hit)
  }
  return hits
}

function* hitsIn(
  root: Document | ShadowRoot,
  x: number,
  y: number,
  offset: Offset,
  seen: Set<Element>,
): Generator<Hit> {
  for (const element of root.elementsFromPoint(x, y)) {
    if (seen.has(element)) continue
    seen.add(element)
    const shadow = shadowRootOf(element, seen.size <= maxHosts)
    if (shadow) yield* hitsIn(shadow, x, y, offset, seen)
    const inner = pageInside(element)
    if (inner) {
      const at = offsetOfFrame(element)
      const innerOffset = { x: offset.x + at.x, y: offset.y + at.y }
      yield* hitsIn(inner, x - at.x, y - at.y, innerOffset, seen)
    }
    yield { element, offset }
  }
}

/** The page in a frame, `<object>` or `<embed>` of the same origin. */
export function pageInside(element: Element): Document | null {
  if (!/^(i?frame|object|embed)$/.test(unnamed(element).localName)) return null
  try {
    return (element as HTMLIFrameElement).contentDocument
  } catch {
    // Another origin's.
    return null
  }
}

function clickThrough(root: Document | ShadowRoot, x: number, y: number, seen: Set<Element>): Element[] {
  // Backgrounds: of what lies inside the topmost elements, but not of what was hit anyway.
  const inside = [...seen]
    .slice(0, 3)
    .flatMap((element) => [...unnamed(element).querySelectorAll('*')].slice(0, maxSearched))
  const missed = [...root.querySelectorAll(pictures), ...inside].filter((element) => !seen.has(element))
  return [...new Set(missed)].filter(
    (element) =>
      contains(unnamed(element).getBoundingClientRect(), x, y) && styleOf(element).pointerEvents === 'none',
  )
}

/** Whether an element is not painted before another, as far as the order of the document tells. */
function isAfter(element: Element, other: Element): boolean {
  const relation = unnamed(other).compareDocumentPosition(element)
  if (relation & Node.DOCUMENT_POSITION_CONTAINED_BY) return true
  return Boolean(relation & Node.DOCUMENT_POSITION_FOLLOWING)
}
