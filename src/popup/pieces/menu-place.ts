import type { Size } from '../../core/size.ts'

/** Pixels between a menu and its button, and the least between it and the edge of the page. */
const gap = 4

type Button = { left: number; right: number; top: number; bottom: number }

/**
 * Where a menu of a size stands beside its button, all in CSS pixels of the page: below it where there is room, else above,
 * with the nearer edge in line with the button's, and never beyond the page.
 */
export function menuPlace(button: Button, menu: Size, page: Size): { x: number; y: number } {
  const isRight = (button.left + button.right) / 2 > page.width / 2
  const x = isRight ? button.right - menu.width : button.left
  const below = button.bottom + gap
  const y = below + menu.height + gap <= page.height ? below : button.top - gap - menu.height
  const within = (value: number, room: number) => Math.max(gap, Math.min(value, room - gap))
  return { x: within(x, page.width - menu.width), y: within(y, page.height - menu.height) }
}
