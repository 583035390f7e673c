import { useEffect, useState } from 'preact/hooks'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'

/** How long the offer stays, in milliseconds; longer while the focus or the pointer is on it. */
const offeredMs = 12_000

/** After a deletion: what was deleted, and the way back. */
export function UndoToast({ history }: { history: ChatState['history'] }) {
  const [isHeld, setHeld] = useState(false)
  const removed = history.removed.value
  useEffect(() => {
    if (!removed || isHeld) return
    const timer = setTimeout(history.forget, offeredMs)
    return () => clearTimeout(timer)
  }, [removed, isHeld, history])
  return (
    <div class="toast-place" role="status">
      {removed && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that someone is there
        <div
          class="toast"
          onFocusIn={() => setHeld(true)}
          onFocusOut={() => setHeld(false)}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
        >
          <span>{t('popupDeleted', { title: removed.title || t('popupUntitled') })}</span>
          <button type="button" onClick={() => void history.undo()}>
            {t('popupUndo')}
          </button>
        </div>
      )}
    </div>
  )
}
