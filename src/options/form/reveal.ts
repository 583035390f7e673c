const focusable = 'input, select, textarea, button, summary, a[href]'

/** Opens what an element is folded into, brings it into sight and gives it the focus, or to the first control in it. */
export function reveal(id: string): boolean {
  const element = document.getElementById(id)
  if (!element) return false
  for (let fold = element.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
    fold.open = true
  }
  const control = element.matches(focusable)
    ? element
    : (element.querySelector<HTMLElement>('input:checked') ??
      element.querySelector<HTMLElement>(focusable) ??
      element)
  control.scrollIntoView({ block: 'center' })
  control.focus({ preventScroll: true })
  return true
}
