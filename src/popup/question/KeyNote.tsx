import { openOptions } from '../../platform/browser/open-pages.ts'
import { actionLabel, problemWords } from '../../platform/problem/problem-words.ts'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'

/** Says that what stands in the box is no question but a key, and leads to where keys go. */
export function KeyNote({ chat, id }: { chat: ChatState; id: string }) {
  const { title, hint } = problemWords({ kind: 'question-is-key' })
  return (
    <div class="note bad" role="alert" id={id}>
      <p>{title}</p>
      <p class="hint">{hint}</p>
      <div class="actions">
        {chat.isWithoutKey.value ? (
          <button type="button" onClick={chat.moveKey}>
            {t('popupMoveKey')}
          </button>
        ) : (
          <button type="button" onClick={() => void openOptions()}>
            {actionLabel('options')}
          </button>
        )}
      </div>
    </div>
  )
}
