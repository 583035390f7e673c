import { useRef } from 'preact/hooks'
import { popupOutlivesFileDialog } from '../../platform/browser/own-file.ts'
import { openInTab } from '../../platform/browser/places/open-pages.ts'
import { t } from '../../platform/words/i18n.ts'
import { IconButton } from '../pieces/Icon.tsx'
import type { ChatState } from '../state/chat.ts'

/** Opens the browser's file dialog. */
export function ChooseFiles({ chat, isPopup, words }: { chat: ChatState; isPopup: boolean; words: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  const choose = () => {
    // A popup that would be gone when the file is chosen goes on in a tab.
    if (isPopup && !popupOutlivesFileDialog()) void openInTab(chat.chatId.value).then(() => close())
    else input.current?.click()
  }
  return (
    <>
      {words ? (
        <button type="button" onClick={choose}>
          {t('popupChooseImages')}
        </button>
      ) : (
        <IconButton name="attach" label={t('popupChooseImages')} onClick={choose} />
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={(event) => {
          const { currentTarget } = event
          void chat.ownImages.add([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </>
  )
}
