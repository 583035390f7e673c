/** Where the page runs: the browser's popup, the side panel, or a tab or window of its own. */
export type Layout = 'popup' | 'panel' | 'tab'

/** Reads the layout from the page's query: `?panel`, `?tab`, or nothing for the popup. */
export function layoutOf(query: URLSearchParams): Layout {
  if (query.has('panel')) return 'panel'
  return [...query.keys()].length > 0 ? 'tab' : 'popup'
}

/** A popup has taken its size by then, in milliseconds. */
const settledMs = 1000
/** Smaller is a popup that is still opening, in CSS pixels. */
const leastHeight = 200

/**
 * Sets the layout on the document. A zoomed popup may not become as large as it wants (the browser stops at 800 x 600
 * unzoomed pixels): then the page takes what it got, so that the question box stays in sight.
 */
export function applyLayout(layout: Layout): void {
  const root = document.documentElement
  root.dataset.layout = layout
  if (layout !== 'popup') return
  setTimeout(() => {
    const isCut = root.scrollHeight > innerHeight || root.scrollWidth > innerWidth
    if (!isCut || innerHeight < leastHeight) return
    root.style.width = `${innerWidth}px`
    root.style.height = `${innerHeight}px`
  }, settledMs)
}
