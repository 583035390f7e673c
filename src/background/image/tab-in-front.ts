import browser, { type Tabs } from 'webextension-polyfill'

/** A tab that is there. */
export type OpenTab = Tabs.Tab & { id: number }

/** The tab that the user looks at; null without one. */
export async function tabInFront(): Promise<OpenTab | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab?.id === undefined ? null : { ...tab, id: tab.id }
}

const lookMs = 80
const longestMs = 1200

/** Resolves once a tab keeps its width: a panel that opens beside it takes room from it. */
export async function untilWidthSettles(tabId: number): Promise<void> {
  const widthOf = async () => (await browser.tabs.get(tabId).catch(() => null))?.width
  const startedAt = Date.now()
  let width = await widthOf()
  let sameFor = 0
  while (sameFor < 3 && Date.now() - startedAt < longestMs) {
    await new Promise((resolve) => setTimeout(resolve, lookMs))
    const now = await widthOf()
    sameFor = now === width ? sameFor + 1 : 0
    width = now
  }
}
