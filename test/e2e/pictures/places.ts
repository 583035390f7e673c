/** A place in which a chat is looked at: the page's query, and the size of its view in CSS pixels. */
export const places = {
  popup: { query: '', width: 420, height: 600 },
  narrow: { query: '', width: 320, height: 568 },
  /** What is left of the popup at 200 %. */
  zoomed: { query: '', width: 400, height: 300 },
  panel: { query: '?panel', width: 360, height: 800 },
  /** Firefox opens its sidebar so narrow. */
  sidebar: { query: '?panel', width: 240, height: 760 },
  tab: { query: '?tab', width: 1280, height: 860 },
} as const

export type PlaceName = keyof typeof places
