import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** The rules that look at colours: all the others say the same in light and dark. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** What axe finds on a page in light and in dark, with targets under 24 px, and ids that are there twice or not at all. */
export async function complaints(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const inLight = await found(new AxeBuilder({ page }))
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await found(new AxeBuilder({ page }).withRules(rulesOfColour))
  return [...inLight, ...inDark, ...(await page.evaluate(lookAtElements))]
}

/** The same for colours that are forced, of which axe alone knows something. */
export async function complaintsOfForcedColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  const all = await found(new AxeBuilder({ page }))
  await page.emulateMedia({ forcedColors: 'none' })
  return all
}

async function found(axe: AxeBuilder): Promise<string[]> {
  // Else it opens a page of its own each time, for frames of other origins, of which we have none.
  const { violations } = await axe.setLegacyMode().analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
  )
}

/** Runs in the page, so it must be self-contained. */
function lookAtElements(): string[] {
  const wrong: string[] = []
  const said = (element: Element) => element.outerHTML.slice(0, 160)
  const cover = [...document.querySelectorAll('dialog[open], :popover-open')].at(-1) ?? document.body

  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) wrong.push(`twice: #${id}`)
  for (const element of document.querySelectorAll('[aria-expanded=true][aria-controls]'))
    if (!document.getElementById(element.getAttribute('aria-controls') ?? ''))
      wrong.push(`controls nothing: ${said(element)}`)
  for (const element of document.querySelectorAll('[aria-describedby], [aria-labelledby]'))
    for (const name of ['aria-describedby', 'aria-labelledby'])
      for (const id of element.getAttribute(name)?.split(' ') ?? [])
        if (!document.getElementById(id)) wrong.push(`${name} of nothing: ${said(element)}`)

  const pressed = 'button, a[href], summary, select, input, textarea'
  for (const element of cover.querySelectorAll<HTMLInputElement>(pressed)) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.matches('.sr-only, :disabled'))
      continue
    // In a line of text a link is as high as the text.
    if (element.matches('a') && getComputedStyle(element).display === 'inline') continue
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
    const { left, top, width, height } = element.getBoundingClientRect()
    const isHit = (x: number, y: number) => {
      const hit = document.elementFromPoint(left + width / 2 + x, top + height / 2 + y)
      return element.contains(hit) || (hit?.closest('label')?.control ?? null) === element
    }
    /** How far one can be beside the middle, in half pixels, before one hits something else. */
    const reach = (x: number, y: number) => {
      let far = 0
      while (far < 24 && isHit(x * far, y * far)) far += 0.5
      return far
    }
    const wide = reach(-1, 0) + reach(1, 0)
    const high = reach(0, -1) + reach(0, 1)
    if (Math.min(wide, high) < 24) wrong.push(`${wide} x ${high} px: ${said(element)}`)
  }
  return wrong
}
