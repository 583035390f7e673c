import browser, { type Tabs } from 'webextension-polyfill'

/** A tab that is there. */
export type OpenTab = Tabs.Tab & { id: number }

/** The tab that the user looks at; null without one. */
export async function tabInFront(): Promise<OpenTab | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab?.id === undefined ? null : { ...tab, id: tab.id }
}

const lookMs = 80
/** Measured in Chromium are 370 ms until a panel takes its room, long after it said that it is open. */
const longestMs = 1500

/** Resolves once a tab has another width than now, and keeps it: a panel that opens beside it takes room from it. */
export async function untilWidthSettles(tabId: number): Promise<void> {
  const widthOf = async () => (await browser.tabs.get(tabId).catch(() => null))?.width
  const startedAt = Date.now()
  const before = await widthOf()
  let last = before
  while (Date.now() - startedAt < longestMs) {
    await new Promise((resolve) => setTimeout(resolve, lookMs))
    const now = await widthOf()
    if (now === undefined || (now !== before && now === last)) return
    last = now
  }
}
