import { useEffect } from 'preact/hooks'
import { pageKey } from './page-keys.ts'
import { isTypedInto } from './pieces/keyboard/is-typed-into.ts'
import type { ChatState } from './state/chat.ts'

/** The keys of the whole page, for what is in none of its fields, menus and sheets: Escape, and `?` for help. */
export function usePageKeys(chat: ChatState, onHelp: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const cover = [...document.querySelectorAll<HTMLElement>('dialog[open], :popover-open')].at(-1)
      const { target, key, isComposing, ctrlKey, altKey, metaKey } = event
      const pressed = {
        key,
        isComposing,
        hasModifier: ctrlKey || altKey || metaKey,
        isTyping: isTypedInto(target),
      }
      const shown = {
        isCovered: cover !== undefined,
        isHistoryOpen: chat.history.isOpen.value,
        isRunning: chat.running.value !== null,
      }
      const does = pageKey(pressed, shown)
      if (does === null) return
      // Else Escape would close the popup as well.
      event.preventDefault()
      if (does === 'uncover') uncover(cover)
      else if (does === 'leave-history') chat.history.leave()
      else if (does === 'stop') void chat.stop()
      else onHelp()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [chat, onHelp])
}

/** Closes a menu or a sheet in which nothing has the focus, as its own Escape would. */
function uncover(cover: HTMLElement | undefined): void {
  if (cover instanceof HTMLDialogElement) cover.dispatchEvent(new Event('cancel', { cancelable: true }))
  else cover?.hidePopover()
}
