import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { isTypedInto } from '../pieces/keyboard/is-typed-into.ts'

/** What is typed or pasted while no other field has the focus goes into this one: nothing else is wanted on the page. */
export function useStrayTyping(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listeners = new AbortController()
    const { signal } = listeners
    document.addEventListener(
      'keydown',
      (event) => {
        const isText = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey
        // The letter itself arrives after this, where the focus is then.
        if (isText && !event.altKey && !isTypedInto(event.target)) field.current?.focus()
      },
      { signal },
    )
    document.addEventListener(
      'paste',
      (event) => {
        const text = event.clipboardData?.getData('text/plain') ?? ''
        if (text === '' || !field.current || isTypedInto(event.target)) return
        event.preventDefault()
        field.current.value = text
        field.current.focus()
        field.current.dispatchEvent(new InputEvent('input', { bubbles: true }))
      },
      { signal },
    )
    return () => listeners.abort()
  }, [field])
}
