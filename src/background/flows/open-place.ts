import type { Tabs } from 'webextension-polyfill'
import type { ChatPlace } from '../../core/settings/settings.ts'
import {
  canLieInPrivateWindow,
  canOpenSidePanel,
  countSidePanels,
  isSidebarIn,
  openNewestInTab,
  openSidePanel,
  toggleSidebar,
} from '../../platform/browser/places/open-pages.ts'
import { openPopup } from '../../platform/browser/places/open-popup.ts'
import { placeKnownAtOnce } from '../../platform/browser/places/toolbar-button.ts'
import { countPanels, isPanelIn, untilPanelsTell } from '../chat/listeners.ts'
import { untilWidthSettles } from '../image/tab-in-front.ts'

/** Where something was clicked. */
type Spot = { tabId: number; windowId: number; isPrivate: boolean }

/** The place that a click's chat is shown in, begun within the click. */
export type Opening = {
  /** Resolves once the page in front has the size that it keeps: a panel takes room from it. */
  ready: Promise<void>
  /** Whether a tab is still to be opened: once the picture was taken, since what is pictured is the tab in front. */
  isTabDue: Promise<boolean>
}

const nothingDue: Opening = { ready: Promise.resolve(), isTabDue: Promise.resolve(false) }

/**
 * Opens the place for the chat of a click; to be called in the click itself, before anything is awaited. Where a panel is
 * open already, the chat goes there, whatever the place.
 */
export function openPlace(place: ChatPlace, spot: Spot): Opening {
  if (place === 'panel' && canOpenSidePanel()) return { ...nothingDue, ready: openPanel(spot) }
  if (place === 'tab' && (!spot.isPrivate || canLieInPrivateWindow()))
    return { ...nothingDue, isTabDue: isPanelOpen(spot.windowId).then((isOpen) => !isOpen) }
  void openPopupUnlessPanel(spot)
  return nothingDue
}

async function openPanel(spot: Spot): Promise<void> {
  const isOpen = isPanelIn(spot.windowId) || isSidebarIn(spot.windowId)
  try {
    await openSidePanel(spot.windowId)
  } catch {
    // An app's window has none.
    void openPopup(spot)
    return
  }
  if (!isOpen) await untilWidthSettles(spot.tabId)
}

async function openPopupUnlessPanel(spot: Spot): Promise<void> {
  // Without an await where that is known: old versions of Firefox open a popup in the click alone.
  const known = isPanelIn(spot.windowId) || isSidebarIn(spot.windowId)
  if (known ?? (await isPanelOpen(spot.windowId))) return
  await openPopup(spot)
}

/** How long a panel may take to come back to a background that was just started, in milliseconds. */
const comesBackMs = 1000

async function isPanelOpen(windowId: number): Promise<boolean> {
  const known = isPanelIn(windowId) || isSidebarIn(windowId)
  if (known !== null) return known
  // Chromium tells that there are panels, and not where; they connect again to a worker that has just been woken.
  const count = await countSidePanels()
  await untilPanelsTell(() => countPanels() >= count, comesBackMs)
  return isPanelIn(windowId)
}

/** A click on the toolbar button, or its shortcut, while the button has no popup. */
export function onToolbarButton({ windowId, incognito }: Tabs.Tab): void {
  const spot = { tabId: -1, windowId: windowId ?? -1, isPrivate: incognito }
  // In Chromium the browser itself opens the panel.
  if (placeKnownAtOnce() === 'panel') void toggleSidebar()
  else if (incognito && !canLieInPrivateWindow()) void openPopup(spot)
  else void openNewestInTab(spot.windowId)
}
