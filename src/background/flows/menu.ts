import type { Menus, Tabs } from 'webextension-polyfill'
import { menus } from '../../platform/browser/menus.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'
import { t, useLanguage } from '../../platform/words/i18n.ts'
import { onImageMenu } from './open-chat.ts'
import { pickByMenu } from './pick.ts'

const askImageId = 'ask-image'
const askPageId = 'ask-page'

/**
 * Makes the item that images have, and the one that pages have unless it is switched off; also after an update or a change
 * of language. Two items in one context would become a submenu, and an image in a link, a selection or an editable text
 * has those contexts too: so the page's item keeps to what excludes an image.
 */
export async function createMenu(): Promise<void> {
  const settings = await loadSettings()
  useLanguage(settings.interfaceLanguage)
  await menus.removeAll()
  menus.create({ id: askImageId, title: t('menuAskImage'), contexts: ['image'] })
  if (settings.pageMenu) menus.create({ id: askPageId, title: t('menuAskPage'), contexts: ['page', 'video'] })
}

/** A click on one of our items. */
export function onMenuClick(info: Menus.OnClickData, tab: Tabs.Tab | undefined): void {
  if (tab?.id === undefined || tab.windowId === undefined) return
  const clicked = { ...tab, id: tab.id }
  if (info.menuItemId === askImageId) onImageMenu(info, clicked)
  else void pickByMenu(clicked)
}
