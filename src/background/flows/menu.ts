import type { Menus, Tabs } from 'webextension-polyfill'
import { type ChatPlace, chatPlaces } from '../../core/settings/settings.ts'
import { menus } from '../../platform/browser/menus.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'
import { t, useLanguage } from '../../platform/words/i18n.ts'
import { onImageMenu } from './open-chat.ts'
import { pickByMenu } from './pick.ts'

const askImage = 'ask-image'
const askPage = 'ask-page'

/**
 * An item's id tells where its chat opens. A panel opens in the click itself alone, and the settings lie behind an await;
 * the browser keeps the ids while the background sleeps, and says in the click which item it was.
 */
const idOf = (item: string, place: ChatPlace) => `${item}@${place}`

/** The item that was clicked, and where its chat opens. */
function readId(id: string | number): { item: string | undefined; place: ChatPlace } {
  const [item, after] = String(id).split('@')
  return { item, place: chatPlaces.find((place) => place === after) ?? 'popup' }
}

/**
 * Makes the item that images have, and the one that pages have unless it is switched off; also after an update or a change
 * of language. Two items in one context would become a submenu, and an image in a link, a selection or an editable text
 * has those contexts too: so the page's item keeps to what excludes an image.
 */
export async function createMenu(): Promise<void> {
  const settings = await loadSettings()
  useLanguage(settings.interfaceLanguage)
  await menus.removeAll()
  const id = (item: string) => idOf(item, settings.opensIn)
  menus.create({ id: id(askImage), title: t('menuAskImage'), contexts: ['image'] })
  if (settings.pageMenu)
    menus.create({ id: id(askPage), title: t('menuAskPage'), contexts: ['page', 'video'] })
}

/** A click on one of our items. */
export function onMenuClick(info: Menus.OnClickData, tab: Tabs.Tab | undefined): void {
  if (tab?.id === undefined || tab.windowId === undefined) return
  const clicked = { ...tab, id: tab.id }
  const { item, place } = readId(info.menuItemId)
  if (item === askImage) onImageMenu(info, clicked, place)
  else void pickByMenu(clicked, place)
}
