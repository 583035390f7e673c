import { ownGlobal } from './own-global.ts'
import { unnamed } from './unnamed.ts'

type BrowserDom = { dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null } }

/**
 * The shadow root of an element, closed ones too: content scripts may see those. Chromium is asked for the closed ones of
 * built-in elements only while `isThorough`: asking for 5,000 of them takes longer than all the rest of a search.
 */
export function shadowRootOf(it: Element, isThorough = true): ShadowRoot | null {
  const element = unnamed(it)
  if (element.shadowRoot) return element.shadowRoot
  // Firefox has it on the element, Chromium in an interface of its own that takes HTML elements only.
  const inFirefox = element as Element & { openOrClosedShadowRoot?: ShadowRoot | null }
  if (inFirefox.openOrClosedShadowRoot !== undefined) return inFirefox.openOrClosedShadowRoot
  const chrome = ownGlobal('chrome') as BrowserDom | undefined
  const canHaveOne = element.localName.includes('-') || (isThorough && hostNames.has(element.localName))
  return canHaveOne ? (chrome?.dom?.openOrClosedShadowRoot?.(it) ?? null) : null
}

/** The built-in elements that take a shadow root. Source: DOM standard, "attach a shadow root". */
const hostNames = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
)

/** The element around this one as it is painted: through slots, and out of shadow roots. */
export function paintedParent(it: Element): Element | null {
  const element = unnamed(it)
  if (element.assignedSlot) return element.assignedSlot
  if (element.parentElement) return element.parentElement
  const root = element.getRootNode()
  return 'host' in root ? (root as ShadowRoot).host : null
}
