import { pages } from '../../../src/options/rail/pages.ts'
import { playwrightPage } from '../drivers/playwright-surface.ts'
import { OptionsPage } from '../scenes/options-page.ts'
import type { Scene } from '../scenes/scene.ts'
import type { Stage } from './stage.ts'

const view = { width: 1280, height: 900 }

/** Takes the five pages of the options as they open, and with all that is folded open. */
export async function takeOptions(scene: Scene, stage: Stage): Promise<void> {
  for (const { id } of pages) {
    const surface = await scene.browser.openExtensionPage(`src/options/index.html#${id}`)
    const page = playwrightPage(surface)
    await page.setViewportSize(view)
    // Each page is as high as the view, which has just changed.
    const section = page.locator(`#${id}`)
    await section.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }))
    await page.locator(`a[href='#${id}'][aria-current]`).waitFor()
    await stage.take(page, id, 'options')
    await new OptionsPage(surface).unfold()
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width: view.width, height: Math.max(view.height, height) })
    await stage.take(page, `${id}, unfolded`, 'options')
    await surface.close()
  }
}
