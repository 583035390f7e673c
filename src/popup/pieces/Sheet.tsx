import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

type Props = {
  /** Its accessible name. */
  label: string
  /** `bottom` rises from the lower edge over a veil; `full` takes the whole page. */
  size?: 'bottom' | 'full'
  onClose: () => void
  children: ComponentChildren
}

/**
 * A modal sheet over the page, open as long as it is rendered: the focus goes in, stays in, and returns to where it was.
 * Escape and a press beside it ask for its end.
 */
export function Sheet({ label, size = 'bottom', onClose, children }: Props) {
  const sheet = useRef<HTMLDialogElement>(null)
  // Not a passive effect: it would run after a paint, and its end when the sheet is gone from the page with its focus.
  // An Escape that comes before that paint is for the sheet.
  useLayoutEffect(() => {
    const element = sheet.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={sheet}
      class={`sheet ${size}`}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        // Else it would close the popup.
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
      onClick={(event) => {
        // What is pressed inside lies in the content.
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div class="sheet-content">{children}</div>
    </dialog>
  )
}
