import browser, { type Menus } from 'webextension-polyfill'

/** The menu interface: `menus` in Firefox, where it also names the clicked element, `contextMenus` in Chromium. */
export const menus: Menus.Static = browser.menus ?? browser.contextMenus
