import {
  canLieInPrivateWindow,
  canOpenSidePanel,
  openOptions,
} from '../platform/browser/places/open-pages.ts'
import { moveToPanel, moveToTab } from '../platform/messages/move-chat.ts'
import { t } from '../platform/words/i18n.ts'
import type { Layout } from './pieces/layout.ts'
import { Menu, type MenuItem } from './pieces/Menu.tsx'
import { pickOnPage } from './question/pick-on-page.ts'
import type { ChatState } from './state/chat.ts'

type Props = { chat: ChatState; layout: Layout; onHelp: () => void }

/** What is used now and then: the page in front, other places for this chat, its file, help, the options. */
export function MoreMenu({ chat, layout, onHelp }: Props) {
  const { page } = chat
  const row = chat.view.value?.chat ?? null
  const isPopup = layout === 'popup'
  const canOpenTab = layout !== 'tab' && (!row?.isPrivate || canLieInPrivateWindow())
  const items: (MenuItem | false)[] = [
    isPopup && {
      label: t('popupPick'),
      icon: 'pick',
      onClick: () => void pickOnPage(chat),
    },
    isPopup &&
      page.hasRegion.value && {
        label: t('popupSameRegion'),
        icon: 'region',
        onClick: () => void page.sameRegion(),
      },
    layout !== 'panel' &&
      canOpenSidePanel() && {
        label: t('popupOpenPanel'),
        icon: 'panel',
        onClick: () => void moveToPanel(chat.chatId.value, layout),
      },
    canOpenTab && {
      label: t('popupOpenTab'),
      icon: 'tab',
      onClick: () => void moveToTab(chat.chatId.value, layout),
    },
    row !== null && {
      label: t('popupExport'),
      icon: 'download',
      onClick: () => void chat.exportChat(),
    },
    { label: t('popupHelp'), icon: 'help', onClick: onHelp },
    { label: t('popupOptions'), icon: 'options', onClick: () => void openOptions() },
  ]
  return <Menu name="more" label={t('popupMore')} items={items} />
}
