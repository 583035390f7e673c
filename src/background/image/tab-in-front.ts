import browser, { type Tabs } from 'webextension-polyfill'

/** A tab that is there. */
export type OpenTab = Tabs.Tab & { id: number }

/** The tab that the user looks at; null without one. */
export async function tabInFront(): Promise<OpenTab | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab?.id === undefined ? null : { ...tab, id: tab.id }
}
