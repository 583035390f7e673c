import { onTrusted } from '../page/on-trusted.ts'
import { shadowRootOf } from '../page/shadow-root.ts'
import { unnamed } from '../page/unnamed.ts'
import { watchCover } from './watch-cover.ts'

/** How long the empty frame may take to be there. */
const frameMs = 500

// Inline and important: nothing that the page's style sheets say can beat it.
const hostStyle = `all: initial !important; display: block !important; position: fixed !important; inset: 0 !important;
  width: 100vw !important; height: 100vh !important; max-width: none !important; max-height: none !important; margin: 0 !important;
  padding: 0 !important; border: 0 !important; background: none !important; overflow: hidden !important; z-index: 2147483647 !important;
  opacity: 1 !important; visibility: visible !important; pointer-events: auto !important; transform: none !important;
  filter: none !important; clip-path: none !important; transition: none !important; animation: none !important;
  color-scheme: light !important; contain: strict !important;`
const frameStyle = `all: initial; display: block; position: absolute; inset: 0; width: 100%; height: 100%; border: 0;
  background: none; color-scheme: light;`

/** A page of our own above the site's, which neither its styles nor its listeners reach. */
export type Stage = {
  document: Document
  /** The element that the page would find under the pointer; what lies beneath it is meant. */
  host: HTMLElement
  /**
   * Whether the page has left the stage alone: nothing of it was changed or removed, and nothing came above it. Only
   * `isThorough` looks into shadow roots for something above that lets clicks through.
   */
  isIntact(isThorough?: boolean): boolean
  remove(): void
}

/** What lies in the top layer, above everything else of a page. */
const topLayer = ':popover-open, dialog:modal, :fullscreen'

/**
 * Puts an empty frame over the whole window: in a closed shadow root, so that the page's scripts do not get at it, and in
 * the top layer, above dialogs and full screens. Keys and pointer go to the frame alone, whatever the site blocks. Null
 * where a frame cannot be used.
 */
export async function openStage(title: string): Promise<Stage | null> {
  const focused = document.activeElement
  const host = document.createElement('div')
  host.style.cssText = hostStyle
  host.popover = 'manual'
  const frame = document.createElement('iframe')
  frame.style.cssText = frameStyle
  frame.title = title
  const loaded = new Promise((resolve) => {
    onTrusted(frame, 'load', resolve, { once: true })
    setTimeout(resolve, frameMs)
  })
  const shadow = host.attachShadow({ mode: 'closed' })
  shadow.append(frame)
  hideBackdrop(shadow)
  const beneath = new Set(inTopLayer(document, true))
  // What lies outside a modal dialog takes no clicks, the top layer included.
  const dialog = [...beneath].findLast((each) => unnamed(each).matches('dialog:modal'))
  const around = unnamed(dialog ?? document.fullscreenElement ?? document.documentElement)
  // A point of the frame is to be the same point of the window, whatever the page's own zoom.
  host.style.setProperty('zoom', String(1 / (around.currentCSSZoom ?? 1)), 'important')
  around.append(host)
  host.showPopover()
  await loaded
  const inner = frame.contentDocument
  if (!inner?.body) {
    host.remove()
    return null
  }
  const attributes = attributesOf(host)
  const cover = watchCover(frame)
  return {
    document: inner,
    host,
    isIntact(isThorough = false) {
      const isAsItWas = host.isConnected && frame.isConnected && attributesOf(host) === attributes
      const isUnzoomed = Math.abs((host.currentCSSZoom ?? 1) - 1) < 0.001
      const isOnTop = inTopLayer(document, isThorough).every((each) => each === host || beneath.has(each))
      return (
        isAsItWas &&
        isUnzoomed &&
        !cover.isCovered() &&
        host.matches(':popover-open') &&
        isOnTop &&
        isHitEverywhere(host)
      )
    },
    remove() {
      cover.stop()
      host.remove()
      if (focused instanceof HTMLElement) unnamed(focused).focus({ preventScroll: true })
    },
  }
}

/** Takes away what a page's style sheets would paint between its pictures and our frame, which one sees through. */
function hideBackdrop(shadow: ShadowRoot): void {
  // No `<style>`, which a page's policy may forbid.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(':host::backdrop { display: none !important }')
  shadow.adoptedStyleSheets = [sheet]
}

function* inTopLayerOf(root: Document | ShadowRoot, isThorough: boolean): Generator<Element> {
  yield* root.querySelectorAll(topLayer)
  if (!isThorough) return
  for (const element of root.querySelectorAll('*')) {
    const shadow = shadowRootOf(element)
    if (shadow) yield* inTopLayerOf(shadow, true)
  }
}

const inTopLayer = (root: Document, isThorough: boolean) => [...inTopLayerOf(root, isThorough)]

const attributesOf = (element: Element) =>
  JSON.stringify([...element.attributes].map(({ name, value }) => [name, value]))

/**
 * Whether the stage takes what is clicked, all over what the user sees of the page: not what is pinched away, nor its edges,
 * where Firefox lays scroll bars over it.
 */
function isHitEverywhere(host: Element): boolean {
  // A page without a doctype measures its root element by its content.
  const { offsetLeft, offsetTop, width, height } = window.visualViewport ?? wholeWindow()
  const root = host.getRootNode() as Document | ShadowRoot
  const shares = [0.1, 0.5, 0.9]
  return shares.every((x) =>
    shares.every((y) => root.elementFromPoint(offsetLeft + x * width, offsetTop + y * height) === host),
  )
}

const wholeWindow = () => ({ offsetLeft: 0, offsetTop: 0, width: innerWidth, height: innerHeight })
