import { writeFile } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { cards } from '../../demo/gallery/cards.ts'
import { playwrightPage } from '../drivers/playwright-surface.ts'
import { pictureOfScreen } from '../drivers/screen-picture.ts'
import type { Scene } from '../scenes/scene.ts'
import type { Stage } from './stage.ts'

const directory = 'test/screenshots'
// The browser's window; the display is a little larger.
const browserWindow = { left: 0, top: 0, width: 1100, height: 860 }

const save = async (name: string, picture: Sharp) =>
  writeFile(`${directory}/${name}.png`, await picture.png({ palette: true, effort: 10 }).toBuffer())

/** The pictures of the README: the real popup over the gallery with a whole answer, in light and dark, and the options. */
export async function takeReadme(scene: Scene, stage: Stage): Promise<void> {
  const photo = cards.find(({ id }) => id === 'photo')
  await stage.set({ defaultQuestion: photo?.question ?? '' })
  const popup = await scene.askAbout('photo')
  await popup.untilSettled()
  const page = playwrightPage(popup.surface)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator('main').evaluate((main) => main.scrollTo(0, 0))
    // A screenshot of the page waits until it is painted.
    await page.screenshot()
    await save(`popup-${colorScheme}`, sharp(await pictureOfScreen()).extract(browserWindow))
  }
  await scene.closePopup(popup)
  const options = await scene.browser.openExtensionPage('src/options/index.html')
  await playwrightPage(options).getByPlaceholder('ends in').first().waitFor()
  await save('options-light', sharp(await options.screenshot()))
  await options.close()
}
