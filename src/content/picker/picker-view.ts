import type { Box } from '../../core/box.ts'
import type { PickerWords } from '../../core/page/picker-choice.ts'
import { onTrusted } from '../page/on-trusted.ts'

const font = '13px/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif'
const accent = '#0b6e63'

// Set through the object model, which a page's content security policy leaves alone.
const styles = {
  body: `margin: 0; position: fixed; inset: 0; overflow: hidden; cursor: crosshair; touch-action: none; outline: 0; background: none; font: ${font}`,
  box: `position: fixed; box-sizing: border-box; border: 2px solid ${accent}; border-radius: 3px; background: rgb(11 110 99 / 0.16); box-shadow: 0 0 0 2px #fff, 0 2px 14px rgb(0 0 0 / 0.35); pointer-events: none; display: none`,
  label: `position: fixed; max-width: 70vw; padding: 2px 8px; border-radius: 5px; background: ${accent}; color: #fff; font: 600 12px/1.5 system-ui, sans-serif; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; pointer-events: none; display: none; box-shadow: 0 0 0 1px #fff`,
  bar: 'position: fixed; left: 50%; transform: translateX(-50%); bottom: 16px; box-sizing: border-box; max-width: calc(100vw - 24px); display: flex; gap: 14px; align-items: center; padding: 10px 12px 10px 16px; border-radius: 10px; background: #16181d; color: #eceef2; box-shadow: 0 0 0 1px rgb(255 255 255 / 0.25), 0 8px 30px rgb(0 0 0 / 0.45); cursor: default',
  hint: 'margin: 0; font-weight: 600',
  keys: 'margin: 2px 0 0; color: #a3abba; font-size: 12px',
  cancel:
    'flex: none; margin: 0; padding: 5px 12px; border: 1px solid #5a6271; border-radius: 6px; background: none; color: inherit; font: inherit; cursor: pointer',
  spoken: 'position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)',
}

/** What the picker shows on its stage. */
export type PickerView = {
  /** Frames a box, in CSS pixels of the window, with a label; null takes the frame away. */
  frame(box: Box | null, label: string): void
  /** Says something to screen readers. */
  say(text: string): void
  /** Tells in the bar that there is nothing to choose. */
  complain(text: string): void
  /** Keeps the bar away from the pointer. */
  avoid(y: number): void
  isBar(target: EventTarget | null): boolean
}

/** Builds the picker's view in an empty document. */
export function buildView(inner: Document, words: PickerWords, onCancel: () => void): PickerView {
  const add = <Name extends keyof HTMLElementTagNameMap>(
    parent: Element,
    name: Name,
    style: keyof typeof styles,
    text = '',
  ): HTMLElementTagNameMap[Name] => {
    const element = inner.createElement(name)
    element.style.cssText = styles[style]
    element.textContent = text
    parent.append(element)
    return element
  }
  const { body, documentElement: root } = inner
  root.lang = words.language
  root.style.cssText = 'background: none; color-scheme: light'
  body.style.cssText = styles.body
  body.tabIndex = 0
  // Arrow keys are ours here, not the screen reader's.
  body.setAttribute('role', 'application')
  body.setAttribute('aria-label', `${words.title} ${words.hint} ${words.keys}`)
  const box = add(body, 'div', 'box')
  const label = add(body, 'div', 'label')
  const bar = add(body, 'div', 'bar')
  const texts = inner.createElement('div')
  bar.append(texts)
  const hint = add(texts, 'p', 'hint', words.hint)
  add(texts, 'p', 'keys', words.keys)
  const cancel = add(bar, 'button', 'cancel', words.cancel)
  cancel.type = 'button'
  onTrusted(cancel, 'click', onCancel)
  const spoken = add(body, 'div', 'spoken')
  spoken.setAttribute('role', 'status')
  spoken.setAttribute('aria-live', 'assertive')
  return {
    frame(shown, text) {
      box.style.display = label.style.display = shown ? 'block' : 'none'
      if (!shown) return
      hint.textContent = words.hint
      const place = { left: shown.x, top: shown.y, width: shown.width, height: shown.height }
      for (const [side, value] of Object.entries(place)) box.style.setProperty(side, `${value}px`)
      label.textContent = text
      const above = shown.y >= 26
      label.style.left = `${Math.max(4, shown.x)}px`
      label.style.top = `${above ? shown.y - 25 : Math.max(4, shown.y + 4)}px`
    },
    say(text) {
      if (spoken.textContent !== text) spoken.textContent = text
    },
    complain(text) {
      hint.textContent = text
      spoken.textContent = text
    },
    avoid(y) {
      const isLow = y > body.clientHeight - 140
      bar.style.top = isLow ? '16px' : 'auto'
      bar.style.bottom = isLow ? 'auto' : '16px'
    },
    isBar: (target) => target !== null && bar.contains(target as Node),
  }
}
