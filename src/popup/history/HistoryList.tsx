import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../platform/words/i18n.ts'
import { Icon } from '../pieces/Icon.tsx'
import type { ChatState } from '../state/chat.ts'
import { ChatRows } from './ChatRows.tsx'
import { UndoToast } from './UndoToast.tsx'

/** Earlier chats in the place of the conversation. */
export function HistoryList({ chat }: { chat: ChatState }) {
  const list = useFocusedList(chat)
  return (
    <main ref={list} class="history" tabIndex={-1} aria-label={t('popupHistory')}>
      <button type="button" class="link" onClick={chat.history.leave}>
        <Icon name="back" />
        {t('popupBackToChat')}
      </button>
      <ChatRows chat={chat} />
      <UndoToast history={chat.history} />
    </main>
  )
}

/** The same beside the conversation, in a tab that is wide enough. */
export function ChatsBeside({ chat }: { chat: ChatState }) {
  const list = useFocusedList(chat)
  return (
    <aside ref={list} class="history beside" tabIndex={-1} aria-label={t('popupHistory')}>
      <h2>{t('popupHistory')}</h2>
      <ChatRows chat={chat} />
      <UndoToast history={chat.history} />
    </aside>
  )
}

/** Puts the focus on the chat that is wanted, else on the first; until the chats are there, on the list. */
function useFocusedList({ history }: ChatState) {
  const list = useRef<HTMLElement>(null)
  const wanted = history.listFocus.value
  const isKnown = history.chats.value !== null
  useLayoutEffect(() => {
    const element = list.current
    if (!element || !wanted) return
    const rows = [...element.querySelectorAll<HTMLElement>('.chat')]
    const isWanted = ({ dataset, ariaCurrent }: HTMLElement) =>
      wanted.on === null ? ariaCurrent === 'true' : dataset.chat === wanted.on
    const row = rows.find(isWanted) ?? rows[0]
    // Visible: who pressed the button beside a list that is there already sees where to look.
    const options: FocusOptions & { focusVisible?: boolean } = { focusVisible: true }
    if (row) row.focus(options)
    else element.focus()
    if (isKnown) history.tookFocus()
  }, [wanted, isKnown, history])
  return list
}
