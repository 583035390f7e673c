import { signal } from '@preact/signals'
import { reveal } from '../form/reveal.ts'
import { controlId } from '../form/TextField.tsx'
import type { FieldName } from '../state/draft.ts'
import { type PageId, pages } from './pages.ts'

/** The page that is in sight. */
export const currentPage = signal<PageId>('connect')

/** Follows which page is in sight, and where the address leads. */
export function followPage(): void {
  addEventListener('scroll', look, { passive: true })
  addEventListener('resize', look)
  addEventListener('hashchange', () => goToHash('auto'))
}

let hasArrived = false

/** Goes where the address said when the page was opened; only once, since another language makes the page anew. */
export function arrive(): void {
  if (!hasArrived) goToHash('instant')
  hasArrived = true
}

/** Goes where the address says: to a page, or to a setting (`#key`) or a fold, which takes the focus. */
function goToHash(behavior: ScrollBehavior): void {
  const wanted = location.hash.slice(1)
  if (pages.some(({ id }) => id === wanted)) document.getElementById(wanted)?.scrollIntoView({ behavior })
  else if (wanted !== '') reveal(controlId(wanted as FieldName)) || reveal(wanted)
  look()
}

function look(): void {
  const isAtEnd = Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight && scrollY > 0
  const begun = pages.filter(({ id }) => {
    const top = document.getElementById(id)?.getBoundingClientRect().top
    return top !== undefined && top <= innerHeight / 3
  })
  const last = isAtEnd ? pages.at(-1) : begun.at(-1)
  currentPage.value = (last ?? pages[0]).id
}
