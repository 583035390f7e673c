import type { StorageHealth } from '../../platform/store/chat-store.ts'
import { type MessageKey, t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'

const words = {
  full: 'popupStorageFull',
  broken: 'popupStorageBroken',
  newer: 'popupStorageNewer',
} as const satisfies Record<Exclude<StorageHealth['name'], 'kept'>, MessageKey>

/** Says so when a chat is not kept: in a private window, or because the browser's storage fails. */
export function Keeping({ chat }: { chat: ChatState }) {
  const storage = chat.storage.value.name
  if (storage !== 'kept') {
    return (
      <div class="note warn" role="alert">
        <p>{t(words[storage])}</p>
      </div>
    )
  }
  return chat.view.value?.chat?.isPrivate ? <p class="soft">{t('popupPrivate')}</p> : null
}
