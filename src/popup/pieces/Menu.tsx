import { useId, useRef, useState } from 'preact/hooks'
import { Icon, type IconName } from './Icon.tsx'
import { placeByKey } from './keyboard/place-by-key.ts'
import { menuPlace } from './menu-place.ts'

/** An entry of a menu. */
export type MenuItem = {
  label: string
  icon?: IconName
  /** A small picture in place of the icon, as a data URL. */
  picture?: string | null
  /** A second line, for what the label cannot say. */
  hint?: string
  isDisabled?: boolean
  /** Runs in the click itself, with the menu closed and the focus back on its button. */
  onClick: () => void
}

type Props = {
  name: IconName
  label: string
  /** What is no entry is left out. */
  items: readonly (MenuItem | null | false)[]
  isDisabled?: boolean
}

/**
 * A button that is only a picture, and the menu that it opens: arrows, Home and End walk, a letter jumps, Escape and Tab
 * close. It lies above everything (a popover), where there is room for it.
 */
export function Menu({ name, label, items, isDisabled = false }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const shown = items.filter((item) => item !== null && item !== false)
  const entries = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]:enabled') ?? [])]

  function onToggle({ newState }: Pick<ToggleEvent, 'newState'>): void {
    const opens = newState === 'open'
    setOpen(opens)
    if (!menu.current || !button.current) return
    if (!opens) {
      menu.current.style.visibility = ''
      return
    }
    place(menu.current, button.current)
    entries()[0]?.focus()
  }

  function close(): void {
    menu.current?.hidePopover()
    button.current?.focus({ preventScroll: true })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      // Else it would close the popup.
      event.preventDefault()
      event.stopPropagation()
    }
    if (event.key === 'Escape' || event.key === 'Tab') {
      close()
      return
    }
    const next = nextEntry(event.key, entries(), document.activeElement)
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        class="icon"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        disabled={isDisabled}
        popovertarget={id}
      >
        <Icon name={name} />
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        class="menu-list"
        tabIndex={-1}
        onToggle={onToggle}
        onKeyDown={onKeyDown}
      >
        {shown.map((item, index) => (
          <button
            key={index}
            type="button"
            role="menuitem"
            tabIndex={-1}
            disabled={item.isDisabled}
            onClick={() => {
              close()
              item.onClick()
            }}
          >
            {item.picture ? <img src={item.picture} alt="" /> : item.icon && <Icon name={item.icon} />}
            <span>
              {item.label}
              {item.hint && <small>{item.hint}</small>}
            </span>
          </button>
        ))}
      </div>
    </>
  )
}

/** Puts an open menu beside its button and shows it: until here it was in some other place for a moment. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const { offsetWidth: width, offsetHeight: height } = menu
  const { x, y } = menuPlace(button.getBoundingClientRect(), { width, height }, pageSize())
  Object.assign(menu.style, { left: `${x}px`, top: `${y}px`, visibility: 'visible' })
}

const pageSize = () => ({ width: document.documentElement.clientWidth, height: innerHeight })

/** The entry that a key leads to, or null for a key that means nothing here. */
function nextEntry(key: string, all: readonly HTMLElement[], focused: Element | null): HTMLElement | null {
  const at = all.findIndex((entry) => entry.contains(focused))
  const to = placeByKey(key, at, all.length)
  if (to !== undefined) return all[(to + all.length) % all.length] ?? null
  if (key.length !== 1 || key === ' ') return null
  const fromHere = [...all.slice(at + 1), ...all.slice(0, at + 1)]
  const letter = key.toLocaleLowerCase()
  return fromHere.find((entry) => entry.innerText.trim().toLocaleLowerCase().startsWith(letter)) ?? null
}
