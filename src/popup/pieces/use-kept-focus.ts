import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Keeps the keyboard's place where what has the focus goes, or cannot be pressed any more: a note whose button was pressed
 * gives way to the answer, and the scroller around takes its focus. A focus that nobody sees, as after a click, may go.
 */
export function useKeptFocus(): { onFocusIn: (event: FocusEvent) => void } {
  const last = useRef<{ scroller: HTMLElement; element: Element } | null>(null)
  useLayoutEffect(() => {
    const { current } = last
    if (!current || (current.element.isConnected && !current.element.matches(':disabled'))) return
    last.current = null
    // One that is disabled loses the focus a moment later.
    if ([document.body, current.element].includes(document.activeElement ?? document.body))
      current.scroller.focus({ preventScroll: true })
  })
  return {
    onFocusIn({ currentTarget, target }) {
      const isSeen = target instanceof Element && target.matches(':focus-visible')
      last.current = isSeen ? { scroller: currentTarget as HTMLElement, element: target } : null
    },
  }
}
