import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** What is typed or pasted while no other field has the focus goes into this one: nothing else is wanted on the page. */
export function useStrayTyping(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listeners = new AbortController()
    const { signal } = listeners
    const isStray = ({ target }: Event) => target instanceof Element && !target.matches(typable)
    document.addEventListener(
      'keydown',
      (event) => {
        const isText = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey
        // The letter itself arrives after this, where the focus is then.
        if (isText && !event.altKey && isStray(event)) field.current?.focus()
      },
      { signal },
    )
    document.addEventListener(
      'paste',
      (event) => {
        const text = event.clipboardData?.getData('text/plain') ?? ''
        if (text === '' || !field.current || !isStray(event)) return
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

const typable = 'input:not([type=radio]), textarea, select, [contenteditable]'
