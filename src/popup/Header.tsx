import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { languageTag, t } from '../platform/words/i18n.ts'
import { ChatTitle } from './ChatTitle.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import { IconButton } from './pieces/Icon.tsx'
import type { Layout } from './pieces/layout.ts'
import type { ChatState } from './state/chat.ts'

type Props = { chat: ChatState; layout: Layout; onHelp: () => void }

/** The chat's title, and the ways out of this chat. */
export function Header({ chat, layout, onHelp }: Props) {
  const { history } = chat
  const row = chat.view.value?.chat ?? null
  const isOpen = history.isOpen.value
  const title = t(isOpen ? 'popupHistory' : 'popupNewChat')
  return (
    <header lang={languageTag()}>
      {row && !isOpen ? <ChatTitle key={row.id} chat={chat} row={row} layout={layout} /> : <h1>{title}</h1>}
      <HistoryButton history={history} />
      <IconButton
        name="plus"
        label={t('popupNewChat')}
        onClick={() => void chat.newChat().then(() => !chat.isKeyWanted.value && chat.focusOn('question'))}
      />
      <MoreMenu chat={chat} layout={layout} onHelp={onHelp} />
    </header>
  )
}

function HistoryButton({ history }: { history: ChatState['history'] }) {
  const place = useRef<HTMLSpanElement>(null)
  const left = history.left.value
  const known = useRef(left)
  const takeFocus = () => place.current?.querySelector('button')?.focus()
  useLayoutEffect(() => {
    if (left !== known.current) takeFocus()
  }, [left])
  useEffect(() => {
    if (left === known.current) return
    known.current = left
    // The box for the question, which has come back as well, takes the focus as it does in a popup that opens.
    queueMicrotask(takeFocus)
  }, [left])
  const isOpen = history.isOpen.value
  return (
    <span ref={place} class="history-button">
      <IconButton
        name="history"
        label={t('popupHistory')}
        {...(history.isBeside.value ? {} : { expanded: isOpen })}
        onClick={() => (isOpen ? history.leave() : history.open())}
      />
    </span>
  )
}
