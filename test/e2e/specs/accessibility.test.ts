import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserName, type Surface } from '../drivers/driver.ts'
import { playwrightPage } from '../drivers/playwright-surface.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

/** Runs in the page: what has the focus, whether that can be seen, and whether it had it before; null for nothing. */
function lookAtFocus() {
  const seen = globalThis as unknown as { focused?: Set<Element> }
  seen.focused ??= new Set()
  const { activeElement: element } = document
  if (!element || element === document.body) return null
  const isKnown = seen.focused.has(element)
  seen.focused.add(element)
  // A field may show its focus on the box around it.
  const isVisible = [element, element.parentElement ?? element].some((each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  })
  return { html: element.outerHTML.slice(0, 120), isVisible, isKnown }
}

// Axe runs in Chromium alone; both browsers get the same pages.
describe.runIf(browserName === 'chromium')('accessibility', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene({ model: 'fault-long' })
    const popup = await scene.askAbout('photo')
    await popup.untilSettled()
    await scene.closePopup(popup)
  })
  afterAll(() => scene?.close())

  async function violations(surface: Surface, colorScheme: 'light' | 'dark'): Promise<string[]> {
    const page = playwrightPage(surface)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  }

  describe.each(['light', 'dark'] as const)('in %s', (colours) => {
    test('axe finds nothing on a chat with a long answer', async () => {
      const chat = await scene.chatInTab()
      await chat.untilShows('In short')
      expect(await violations(chat.surface, colours)).toEqual([])
      await chat.close()
    })

    test('axe finds nothing on the history', async () => {
      const chat = await scene.chatInTab()
      await chat.press('History')
      await chat.surface.texts({ role: 'listitem' })
      expect(await violations(chat.surface, colours)).toEqual([])
      await chat.close()
    })

    test('axe finds nothing on the options', async () => {
      const options = await scene.options()
      expect(await violations(options.surface, colours)).toEqual([])
      await options.close()
    })
  })

  test.each(['src/popup/index.html?tab', 'src/options/index.html'])(
    'everything on %s is reached by Tab, each with a visible focus',
    async (path) => {
      const surface = await scene.browser.openExtensionPage(path)
      const page = playwrightPage(surface)
      await page.getByRole('button').first().waitFor()
      let reached = 0
      for (let step = 0; step < 200; step++) {
        await page.keyboard.press('Tab')
        const focused = await page.evaluate(lookAtFocus)
        // Between the last and the first element the focus is outside the page.
        if (!focused) continue
        if (focused.isKnown) break
        reached++
        expect(focused.isVisible, `the focus on ${focused.html} is visible`).toBe(true)
      }
      const focusable = await page.locator('button:visible:enabled, textarea:visible, select:visible').count()
      expect(reached).toBeGreaterThanOrEqual(focusable)
      await surface.close()
    },
  )
})
