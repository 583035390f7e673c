import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../platform/words/i18n.ts'
import { IconButton } from './Icon.tsx'

type Props = {
  /** Its accessible name, and its heading where that is no other. */
  label: string
  heading?: string
  /** `bottom` rises from the lower edge over a veil; `full` takes the whole page. */
  size?: 'bottom' | 'full'
  onClose: () => void
  children: ComponentChildren
}

/**
 * A modal sheet over the page under a heading with a button that closes it, open as long as it is rendered: the focus goes in,
 * stays in, and returns to where it was. Escape and a press beside it ask for its end.
 */
export function Sheet({ label, heading = label, size = 'bottom', onClose, children }: Props) {
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
        // An input method takes its word back with it.
        if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
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
      <div class="sheet-content">
        <div class="sheet-head">
          <h2 dir="auto">{heading}</h2>
          <IconButton name="close" label={t('popupClose')} onClick={onClose} />
        </div>
        {children}
      </div>
    </dialog>
  )
}
