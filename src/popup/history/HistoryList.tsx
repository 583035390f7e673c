import { useEffect, useRef } from 'preact/hooks'
import type { Chat } from '../../core/chat/turn.ts'
import { formatAge } from '../../core/format-number.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import { IconButton } from '../pieces/Icon.tsx'
import { useNow } from '../pieces/use-now.ts'
import type { ChatState } from '../state/chat.ts'
import { UndoToast } from './UndoToast.tsx'

const minute = 60_000

/** Earlier chats, newest first: open one, or delete it with a way back. */
export function HistoryList({ chat }: { chat: ChatState }) {
  const { chats, close } = chat.history
  const now = useNow(true, minute)
  const list = useRef<HTMLElement>(null)
  useEffect(() => list.current?.focus(), [])
  const known = chats.value
  return (
    <main
      ref={list}
      class="history"
      tabIndex={-1}
      aria-label={t('popupHistory')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // Else it would close the popup.
        event.preventDefault()
        close()
      }}
    >
      <button type="button" class="link" onClick={close}>
        {t('popupBackToChat')}
      </button>
      {known?.length === 0 && <p class="empty">{t('popupHistoryEmpty')}</p>}
      <ul>
        {known?.map((row) => (
          <HistoryRow key={row.id} chat={chat} row={row} age={formatAge(row.updatedAt, now, languageTag())} />
        ))}
      </ul>
      <UndoToast history={chat.history} />
    </main>
  )
}

function HistoryRow({ chat, row, age }: { chat: ChatState; row: Chat; age: string }) {
  const item = useRef<HTMLLIElement>(null)
  const title = row.title || t('popupUntitled')
  async function remove(): Promise<void> {
    const neighbour = item.current?.nextElementSibling ?? item.current?.previousElementSibling
    await chat.deleteChat(row.id)
    neighbour?.querySelector('button')?.focus()
  }
  return (
    <li ref={item}>
      <button
        type="button"
        class="chat"
        aria-current={row.id === chat.chatId.value ? 'true' : undefined}
        onClick={() => void chat.openChat(row.id)}
      >
        {row.thumbnail ? <img src={row.thumbnail} alt="" /> : <span class="no-thumbnail" />}
        <span class="title" dir="auto">
          {title}
        </span>
        <span class="soft">{age}</span>
      </button>
      <IconButton name="delete" label={t('popupDeleteChat', { title })} onClick={() => void remove()} />
    </li>
  )
}
