/** Where the page runs: the browser's popup, the side panel, or a tab or window of its own. */
export type Layout = 'popup' | 'panel' | 'tab'

/** Reads the layout from the page's query: `?panel`, `?tab`, or nothing for the popup. */
export function layoutOf(query: URLSearchParams): Layout {
  if (query.has('panel')) return 'panel'
  return [...query.keys()].length > 0 ? 'tab' : 'popup'
}

/**
 * Sets the layout on the document. A zoomed popup may not be as large as it wants (the browser stops at 800 x 600
 * unzoomed pixels): then the page takes what it got, so that the question box stays in sight.
 */
export function applyLayout(layout: Layout): void {
  const root = document.documentElement
  root.dataset.layout = layout
  if (layout !== 'popup') return
  setTimeout(() => {
    if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) root.dataset.layout = 'squeezed'
  }, 300)
}
