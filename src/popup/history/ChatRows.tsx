import { useRef } from 'preact/hooks'
import type { Chat } from '../../core/chat/turn.ts'
import { formatAge } from '../../core/format-number.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import { IconButton } from '../pieces/Icon.tsx'
import { placeByKey } from '../pieces/keyboard/place-by-key.ts'
import { useNow } from '../pieces/use-now.ts'
import type { ChatState } from '../state/chat.ts'

const minute = 60_000

/** Earlier chats, newest first: open one, or delete it with a way back. Arrows walk from one to the next. */
export function ChatRows({ chat }: { chat: ChatState }) {
  const now = useNow(true, minute)
  const known = chat.history.chats.value
  if (known?.length === 0) return <p class="empty">{t('popupHistoryEmpty')}</p>
  return (
    <ul onKeyDown={walk}>
      {known?.map((row) => (
        <ChatRow key={row.id} chat={chat} row={row} age={formatAge(row.updatedAt, now, languageTag())} />
      ))}
    </ul>
  )
}

function ChatRow({ chat, row, age }: { chat: ChatState; row: Chat; age: string }) {
  const item = useRef<HTMLLIElement>(null)
  const title = row.title || t('popupUntitled')
  async function remove(): Promise<void> {
    const neighbour = item.current?.nextElementSibling ?? item.current?.previousElementSibling
    const list = item.current?.closest<HTMLElement>('.history')
    await chat.deleteChat(row.id)
    const next = neighbour?.querySelector('button') ?? list
    next?.focus()
  }
  return (
    <li ref={item}>
      <button
        type="button"
        class="chat"
        data-chat={row.id}
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

function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.chat')]
  const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement))
  const to = placeByKey(event.key, at, rows.length)
  const next = to === undefined ? undefined : rows[to]
  if (!next) return
  event.preventDefault()
  next.focus()
}
