import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Field } from '../state/ask-question.ts'
import type { ChatState } from '../state/chat.ts'

/** Puts the focus on an element whenever an action asks for its field. */
export function useWantedFocus(chat: ChatState, field: Field, element: RefObject<HTMLElement | null>): void {
  const wanted = chat.wantedFocus.value
  useEffect(() => {
    if (wanted?.field === field) element.current?.focus()
  }, [wanted, field, element])
}
