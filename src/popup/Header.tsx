import { canLieInPrivateWindow, canOpenSidePanel, openOptions } from '../platform/browser/open-pages.ts'
import { moveToPanel, moveToTab } from '../platform/messages/move-chat.ts'
import { languageTag, t } from '../platform/words/i18n.ts'
import { IconButton } from './pieces/Icon.tsx'
import type { Layout } from './pieces/layout.ts'
import type { ChatState } from './state/chat.ts'

/** The icon, the chat's title, and the ways out of this chat. */
export function Header({ chat, layout }: { chat: ChatState; layout: Layout }) {
  const { history } = chat
  const isPrivate = chat.view.value?.chat?.isPrivate ?? false
  const canOpenTab = layout !== 'tab' && (!isPrivate || canLieInPrivateWindow())
  const title = history.isOpen.value
    ? t('popupHistory')
    : chat.view.value?.chat?.title || t('extensionShortName')
  return (
    <header lang={languageTag()}>
      <img src="/icons/icon-32.png" alt="" width="20" height="20" />
      <h1 title={title} dir="auto">
        {title}
      </h1>
      <IconButton
        name="history"
        label={t('popupHistory')}
        expanded={history.isOpen.value}
        onClick={() => (history.isOpen.value ? history.close() : history.open())}
      />
      {layout === 'popup' && <PageButtons chat={chat} />}
      <IconButton name="plus" label={t('popupNewChat')} onClick={() => void chat.newChat()} />
      {layout !== 'panel' && canOpenSidePanel() && (
        <IconButton
          name="panel"
          label={t('popupOpenPanel')}
          onClick={() => void moveToPanel(chat.chatId.value, layout)}
        />
      )}
      {canOpenTab && (
        <IconButton
          name="tab"
          label={t('popupOpenTab')}
          onClick={() => void moveToTab(chat.chatId.value, layout)}
        />
      )}
      <IconButton name="options" label={t('popupOptions')} onClick={() => void openOptions()} />
    </header>
  )
}

/** The popup closes once the picker is on the page, which it would cover. */
function PageButtons({ chat }: { chat: ChatState }) {
  const { page } = chat
  return (
    <>
      <IconButton
        name="pick"
        label={t('popupPick')}
        onClick={() => void page.pick().then((isThere) => isThere && close())}
      />
      {page.hasRegion.value && (
        <IconButton name="region" label={t('popupSameRegion')} onClick={() => void page.sameRegion()} />
      )}
    </>
  )
}
