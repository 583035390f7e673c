// Makes the README's screenshots from the running product: `npm run screenshots`. It writes into test/screenshots/.
import { mkdir, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { demoPrice } from '../demo/demo-price.ts'
import { playwrightPage } from './drivers/playwright-surface.ts'
import { pictureOfScreen } from './drivers/screen-picture.ts'
import { openScene } from './scenes/scene.ts'

const directory = 'test/screenshots'
// The browser's window; the display is a little larger.
const browserWindow = { left: 0, top: 0, width: 1100, height: 860 }

const save = (name: string, png: Uint8Array) => writeFile(`${directory}/${name}.png`, png)
const saveWindow = async (name: string) =>
  save(
    name,
    await sharp(await pictureOfScreen())
      .extract(browserWindow)
      .png({ palette: true })
      .toBuffer(),
  )

await mkdir(directory, { recursive: true })
const scene = await openScene()
try {
  const priced = await scene.options()
  await priced.addPrice(demoPrice(scene.demo.apiBaseUrl))
  await priced.close()
  const popup = await scene.askAbout('photo')
  await popup.untilSettled()
  const page = playwrightPage(popup.surface)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // From the top: the image, its receipt, the question and the beginning of the answer.
    await page.locator('main').evaluate((main) => main.scrollTo(0, 0))
    // A screenshot of the page waits until it is painted.
    await page.screenshot()
    await saveWindow(`popup-${colorScheme}`)
  }
  await scene.closePopup(popup)
  const options = await scene.options()
  await save('options-light', await options.surface.screenshot())
} finally {
  await scene.close()
}
