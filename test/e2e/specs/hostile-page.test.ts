import { afterAll, beforeAll, expect, test } from 'vitest'
import { waitUntil } from '../drivers/wait-until.ts'
import { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

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

test('an SVG with a script, an outside picture and HTML in it: drawn, nothing is fetched and nothing runs', async () => {
  const { demo } = scene
  const trap = `${demo.publicForeignUrl}/trap.png`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="320" height="200" fill="teal"/>
    <script>fetch('${trap}?script'); new Image().src = '${trap}?image'</script><image href="${trap}?href" width="9" height="9"/>
    <style>@import url('${trap}?import'); rect { background: url('${trap}?style') }</style>
    <foreignObject width="99" height="99"><img xmlns="http://www.w3.org/1999/xhtml" src="${trap}?html" onerror="alert(1)"/></foreignObject></svg>`
  const page = await scene.gallery()
  await page.evaluate(`new Promise((resolve) => {
    const image = document.querySelector('#card-svg img')
    image.onload = resolve
    image.src = 'data:image/svg+xml,' + encodeURIComponent(${JSON.stringify(svg)})
  })`)
  demo.reset()
  const popup = await scene.askAbout('svg')
  await popup.untilSettled()
  expect(scene.chatRequests()[0]?.images).toMatchObject([
    { as: 'bytes', decoded: { width: 320, height: 200 } },
  ])
  expect(demo.pageRequests.filter(({ url }) => url.includes('trap'))).toEqual([])
  await scene.closePopup(popup)
})
