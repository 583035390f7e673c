import { t, useLanguage } from '../platform/i18n.ts'
import { menus } from '../platform/menus.ts'
import { loadSettings } from '../platform/settings-store.ts'

const askImageId = 'ask-image'

/** Makes the one item that images have; also after an update or a change of language. */
export async function createMenu(): Promise<void> {
  useLanguage((await loadSettings()).interfaceLanguage)
  await menus.removeAll()
  menus.create({ id: askImageId, title: t('menuAskImage'), contexts: ['image'] })
}
