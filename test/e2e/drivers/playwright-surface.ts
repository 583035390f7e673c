import type { Locator, Page } from 'playwright-core'
import type { Surface, Target } from './driver.ts'

const timeout = 15_000
export type PlaywrightPage = Page

const pages = new WeakMap<Surface, Page>()

/** The Playwright page behind a surface of Chromium, for what only Playwright can do (axe, colour schemes, keyboards). */
export function playwrightPage(surface: Surface): Page {
  const page = pages.get(surface)
  if (!page) throw new Error('only a surface of Chromium has a Playwright page')
  return page
}

/** A tab or the real popup of Chromium, found by role and name as the browser computes them. */
export function playwrightSurface(page: Page): Surface {
  function find({ role, name, partly }: Target): Locator {
    const options = { exact: !partly }
    if (role === 'field')
      return page.locator('input, textarea, select').and(page.getByLabel(name ?? '', options))
    if (role === 'labelled') return page.getByLabel(name ?? '', options)
    return page.getByRole(
      role as Parameters<Page['getByRole']>[0],
      name === undefined ? {} : { name, ...options },
    )
  }
  const surface: Surface = {
    click: (target) => find(target).first().click({ timeout }),
    fill: (target, text) => find(target).first().fill(text, { timeout }),
    press: (target, key) => find(target).first().press(key, { timeout }),
    select: async (target, value) => void (await find(target).first().selectOption(value, { timeout })),
    texts: (target) => find(target).allInnerTexts(),
    async value(target) {
      const field = find(target).first()
      if ((await field.count()) === 0) return null
      if (target.role === 'radio' || target.role === 'checkbox') return String(await field.isChecked())
      return field.inputValue()
    },
    visibleText: () => page.locator('body').innerText(),
    screenshot: () => page.screenshot(),
    evaluate: (expression) => page.evaluate(expression),
    close: () => page.close(),
  }
  pages.set(surface, page)
  return surface
}
