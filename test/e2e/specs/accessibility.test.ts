import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoKey } from '../../demo/api/stand-in-api.ts'
import { browserName, type Surface } from '../drivers/driver.ts'
import { playwrightPage } from '../drivers/playwright-surface.ts'

import { complaints } from '../scenes/accessible.ts'

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

/** Runs in the page: keeps all that is put before screen readers, of which the region holds the last sentences alone. */
function keepWhatIsSaid() {
  const seen = globalThis as unknown as { said: string }
  seen.said = ''
  const region = document.querySelector('[aria-live=polite]')
  if (!region) throw new Error('nothing is said here')
  const keep = (changes: MutationRecord[]) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) seen.said += node.textContent
  }
  new MutationObserver(keep).observe(region, { childList: true, subtree: true })
}

// Axe runs in Chromium alone; both browsers get the same pages. Most states are looked at in every-state.test.ts.
describe.runIf(browserName === 'chromium')('accessibility', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene({ model: 'fault-long' })
    const popup = await scene.askAbout('photo')
    await popup.untilSettled()
    await scene.closePopup(popup)
  })
  afterAll(() => scene?.close())

  const violationsInBoth = (surface: Surface) => complaints(playwrightPage(surface))

  test('what a model thought is unfolded, read and folded by keyboard alone, and is not read aloud', async () => {
    const chat = await scene.chatWith('fault-thinking-silent-1')
    const page = playwrightPage(chat.surface)
    await page.evaluate(keepWhatIsSaid)
    await chat.ask('And now?')
    await page.locator('[aria-live=polite]').getByText('Answer complete').waitFor()
    const said = await page.evaluate(() => (globalThis as unknown as { said: string }).said)
    expect(said).toContain('I still see the image')
    expect(said).not.toContain('I should say')

    const fold = page.getByRole('button', { name: /^Thinking, \d+ s$/ }).last()
    await fold.press('Enter')
    const words = page.getByRole('group', { name: 'Thinking', exact: true })
    await words.waitFor()
    await page.keyboard.press('Tab')
    expect(await words.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    expect(await words.count()).toBe(0)
    await chat.close()
  })

  test('axe finds nothing on an answer without a word; Retry by keyboard leaves the focus in the chat', async () => {
    const chat = await scene.chatWith('fault-odd-a-good-end-without-a-word')
    const page = playwrightPage(chat.surface)
    expect(await violationsInBoth(chat.surface)).toEqual([])
    await scene.untilSent(() => page.getByRole('button', { name: 'Retry' }).press('Enter'))
    await chat.untilSettled()
    expect(await page.getByRole('main').evaluate((element) => element === document.activeElement)).toBe(true)
    await chat.close()
  })

  test('axe finds nothing on the field for another key; saving it by keyboard leaves the focus in the chat', async () => {
    const chat = await scene.chatWith('fault-401')
    const page = playwrightPage(chat.surface)
    const button = page.getByRole('button', { name: 'Replace key' })
    await button.press('Enter')
    expect(await button.getAttribute('aria-expanded')).toBe('true')
    const field = page.getByLabel('API key')
    await field.waitFor()
    expect(await violationsInBoth(chat.surface)).toEqual([])
    // What is typed does not make all of the problem be said again.
    expect(await page.getByRole('alert').locator('input').count()).toBe(0)
    await field.fill('sk-demo-another')
    await scene.untilSent(() => field.press('Enter'))
    await chat.untilSettled()
    expect(await field.count()).toBe(0)
    expect(await page.getByRole('main').evaluate((element) => element === document.activeElement)).toBe(true)
    await chat.close()
    await scene.configure({ key: demoKey })
  })

  test('axe finds nothing on the first run, whichever provider is chosen', async () => {
    await scene.configure({ baseUrl: 'https://api.example/v1' })
    const chat = await scene.chatInTab()
    await chat.untilShows('Connect an AI')
    expect(await violationsInBoth(chat.surface)).toEqual([])
    await chat.surface.click({ role: 'radio', name: 'On this computer' })
    await chat.untilShows('None is running here')
    expect(await violationsInBoth(chat.surface)).toEqual([])
    await chat.close()
    await scene.configure({ baseUrl: scene.demo.apiBaseUrl, key: demoKey })
  })

  test('axe finds nothing on what was learnt of a server', async () => {
    await (await scene.chatWith('fault-no-links')).close()
    const options = await scene.options()
    await options.untilShows('Opens no links')
    expect(await violationsInBoth(options.surface)).toEqual([])
    await options.close()
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
