import browser, { type Windows } from 'webextension-polyfill'
import type { Page } from '../../core/chat/visible-to.ts'

let window: Promise<Windows.Window | null> | undefined

/** The window that this page belongs to, asked for once: null when it does not tell, undefined in a browser without windows. */
export async function thisWindow(): Promise<Windows.Window | null | undefined> {
  window ??= browser.windows?.getCurrent().catch(() => null)
  return window
}

/** Whether the toolbar's popup hears of Escape before the browser closes it on that: Firefox keeps that key to itself. */
export const popupHearsEscape = (): boolean => !('sidebarAction' in browser)

/**
 * What this page is. Its window tells whether it is private: in Chromium one process serves both kinds, and
 * `inIncognitoContext` is false in the popup of a private window too. One that does not tell counts as private: nothing of it
 * is written to disk.
 */
export async function thisPage(): Promise<Page> {
  const own = await thisWindow()
  return { isPrivate: own === null || (own?.incognito ?? browser.extension?.inIncognitoContext ?? false) }
}
