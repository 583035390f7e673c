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
  remove(): void
}

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
    frame.addEventListener('load', resolve, { once: true })
    setTimeout(resolve, frameMs)
  })
  host.attachShadow({ mode: 'closed' }).append(frame)
  // What lies outside a modal dialog takes no clicks, the top layer included.
  const dialogs = document.querySelectorAll('dialog:modal')
  const around = dialogs[dialogs.length - 1] ?? document.fullscreenElement ?? document.documentElement
  around.append(host)
  host.showPopover()
  await loaded
  const inner = frame.contentDocument
  if (!inner?.body) {
    host.remove()
    return null
  }
  return {
    document: inner,
    host,
    remove() {
      host.remove()
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true })
    },
  }
}
