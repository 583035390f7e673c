import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { maxOwnTitle } from '../core/chat/chat-title.ts'
import type { Chat } from '../core/chat/turn.ts'
import { popupHearsEscape } from '../platform/browser/this-page.ts'
import { t } from '../platform/words/i18n.ts'
import type { Layout } from './pieces/layout.ts'
import type { ChatState } from './state/chat.ts'

/** The title of the chat, which a press turns into a field for another one. */
export function ChatTitle({ chat, row, layout }: { chat: ChatState; row: Chat; layout: Layout }) {
  const [isNaming, setNaming] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  /** A title that was left by keyboard is where the keyboard goes on. */
  const wantsFocus = useRef(false)
  useLayoutEffect(() => {
    if (isNaming || !wantsFocus.current) return
    wantsFocus.current = false
    button.current?.focus()
  }, [isNaming])
  const title = row.title || t('popupUntitled')

  function end(typed: string | null, how: 'by-key' | 'by-leaving'): void {
    wantsFocus.current = how === 'by-key'
    setNaming(false)
    // Then it may have been Escape that closes it, and the old title would be lost.
    const isPopupClosing = how === 'by-leaving' && layout === 'popup' && !document.hasFocus()
    if (typed !== null && (popupHearsEscape() || !isPopupClosing)) void chat.rename(row, typed)
  }

  return (
    <h1 dir="auto">
      {isNaming ? (
        <TitleField title={row.title} onEnd={end} />
      ) : (
        <button
          ref={button}
          type="button"
          title={title}
          aria-description={t('popupRename')}
          onClick={() => setNaming(true)}
          onKeyDown={(event) => event.key === 'F2' && setNaming(true)}
        >
          {title}
        </button>
      )}
    </h1>
  )
}

type FieldProps = { title: string; onEnd: (typed: string | null, how: 'by-key' | 'by-leaving') => void }

/** Enter and leaving it keep what was typed, Escape what was there. */
function TitleField({ title, onEnd }: FieldProps) {
  const field = useRef<HTMLInputElement>(null)
  /** It loses the focus once more when it goes. */
  const isOver = useRef(false)
  // Before the next key is pressed, which may come at once.
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  function end(typed: string | null, how: 'by-key' | 'by-leaving'): void {
    if (isOver.current) return
    isOver.current = true
    onEnd(typed, how)
  }

  return (
    <input
      ref={field}
      type="text"
      dir="auto"
      aria-label={t('popupRename')}
      maxLength={maxOwnTitle}
      defaultValue={title}
      onBlur={(event) => end(event.currentTarget.value, 'by-leaving')}
      onKeyDown={(event) => {
        if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
        // Else Escape would close the popup.
        event.preventDefault()
        event.stopPropagation()
        end(event.key === 'Enter' ? event.currentTarget.value : null, 'by-key')
      }}
    />
  )
}
