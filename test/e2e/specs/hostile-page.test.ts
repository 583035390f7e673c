import { afterAll, beforeAll, expect, test } from 'vitest'
import { PopupPage } from '../popup-page.ts'
import { openScene, type Scene } from '../scene.ts'
import { waitUntil } from '../wait-until.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene?.close())

/** Asks about the picture of a page; how long it took from the menu to the request or the refusal, in milliseconds. */
async function askOn(path: string): Promise<number> {
  scene.demo.reset()
  const { browser, demo } = scene
  const page = await browser.openPage(demo.publicGalleryUrl + path)
  await browser.openNativeMenu(page, 'img')
  // The page changes while the menu is open.
  await new Promise((resolve) => setTimeout(resolve, 300))
  const begun = Date.now()
  await browser.chooseFromNativeMenu('a')
  const popup = new PopupPage(await browser.realPopup())
  await waitUntil(
    'a request or a refusal',
    async () => scene.chatRequests().length > 0 || (await popup.alerts()).length > 0,
    { seen: () => popup.surface.visibleText() },
  )
  const took = Date.now() - begun
  await popup.untilSettled()
  await scene.closePopup(popup)
  await page.close()
  return took
}

test('a page that storms, poisons prototypes and swaps its picture: the one that was clicked or none, 2 s later at most', async () => {
  const calm = await askOn('strict')
  expect(scene.chatRequests()).toHaveLength(1)
  const stormy = await askOn('storm')
  const clicked = `${scene.demo.publicGalleryUrl}pictures/photo.jpg`
  expect(scene.chatRequests().flatMap(({ images }) => images)).toMatchObject([{ as: 'link', url: clicked }])
  expect(stormy).toBeLessThan(calm + 2000)
})
