import { type FakeTab, world } from './browser.ts'

/** Puts a tab with this page in front, in place of the one with its id; it is number 1 in window 1. */
export function openTab(page: FakeTab['page'], changes: Partial<FakeTab> = {}): FakeTab {
  const tab: FakeTab = {
    id: 1,
    windowId: 1,
    url: 'https://page.example/album',
    active: true,
    incognito: false,
    index: 0,
    page,
    ...changes,
  }
  world.tabs.set(tab.id, tab)
  return tab
}
