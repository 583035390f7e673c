import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserName } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { Picker } from '../scenes/picker.ts'
import { repair } from '../scenes/picture-strip.ts'
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

/** Names that a page can give, and that every world of it finds: globals, and members of a form, by the names of its fields. */
const giveNames = `(() => {
  const add = (around, tag, given) => around.appendChild(Object.assign(document.createElement(tag), given))
  for (const id of ['askAboutThisImage', 'askAboutThisImagePicker']) add(document.body, 'a', { id })
  for (const name of ['askAboutThisImage', 'askAboutThisImagePicker', 'browser', 'chrome'])
    add(document.body, 'iframe', { name, hidden: true })
  const form = document.body.insertBefore(document.createElement('form'), document.body.firstChild)
  form.append(document.querySelector('img'))
  for (const name of ['children', 'parentElement', 'localName', 'getBoundingClientRect', 'getAttribute', 'ownerDocument',
    'shadowRoot', 'assignedSlot', 'getRootNode', 'querySelectorAll', 'compareDocumentPosition', 'clientWidth', 'contains'])
    add(form, 'input', { name, type: 'hidden' })
  // And of the document; in Firefox the test's own driver would not find its way there any more.
  if (${browserName === 'chromium'}) for (const name of ['querySelectorAll', 'elementFromPoint', 'elementsFromPoint', 'createElement', 'documentElement',
    'fullscreenElement', 'defaultView', 'host', 'nodeType', 'implementation', 'designMode', 'getElementById'])
    document.body.append(Object.assign(Document.prototype.createElement.call(document, 'form'), { name }))
})()`

test("a page's names are not ours: the menu and the picker find the picture all the same", async () => {
  const { browser, demo } = scene
  demo.reset()
  const page = await browser.openPage(`${demo.publicGalleryUrl}strict`)
  await page.evaluate(giveNames)
  const clicked = { as: 'link', url: `${demo.publicGalleryUrl}pictures/policed.png` }
  const asked = async () => {
    const popup = new PopupPage(await browser.realPopup())
    await popup.untilSettled()
    await scene.closePopup(popup)
    return scene.chatRequests().flatMap(({ images }) => images)
  }
  await browser.openNativeMenu(page, 'img')
  await browser.chooseFromNativeMenu('a')
  expect(await asked()).toMatchObject([clicked])
  const picker = await new Picker(browser, page).open()
  await picker.choose(await browser.screenPoint(page, 'img'))
  expect(await asked()).toMatchObject([clicked, clicked])
  await page.close()
})

test('an address that no browser can open is said to be no picture, and nothing is sent', async () => {
  const { browser, demo } = scene
  demo.reset()
  const page = await browser.openPage(`${demo.publicGalleryUrl}places?only=background`)
  await page.evaluate("document.querySelector('.target').style.backgroundImage = 'url(https://*/x)'")
  const picker = await new Picker(browser, page).open()
  await picker.choose(await browser.screenPoint(page, '.target'))
  const popup = new PopupPage(await browser.realPopup())
  await popup.untilShows('The image has not loaded yet')
  expect(scene.chatRequests()).toEqual([])
  await scene.closePopup(popup)
  await page.close()
})

test('what a site showed the server under a link answers nothing about the picture that it showed the browser', async () => {
  const { browser, demo } = scene
  await scene.configure({ reuseAnswers: true })
  demo.reset()
  const page = await browser.openPage(`${demo.publicGalleryUrl}strict`)
  await page.evaluate(`new Promise((resolve) => Object.assign(document.querySelector('img'), {
    onload: resolve, src: '/guarded/two-faced/chart.png', width: 600, height: 400 }))`)
  await browser.openNativeMenu(page, 'img')
  await browser.chooseFromNativeMenu('a')
  const deceived = new PopupPage(await browser.realPopup())
  await deceived.untilSettled()
  await scene.closePopup(deceived)
  await page.close()
  const shown = { as: 'link', decoded: { width: 1200, height: 800 } }
  expect(scene.chatRequests().flatMap(({ images }) => images)).toMatchObject([shown])

  // The same pixels on an honest page; then the image itself, which went nowhere yet; then the same once more.
  const honest = await scene.askAbout('chart')
  expect(await honest.untilSettled()).toContain('960 × 600 pixels')
  expect(scene.chatRequests()).toHaveLength(2)
  await scene.untilSent(() => repair(honest, 'Try another way: send the image itself'))
  await honest.untilSettled(2)
  expect(scene.chatRequests().at(-1)?.images).toMatchObject([{ as: 'bytes' }])
  await scene.closePopup(honest)
  const again = await scene.askAbout('chart')
  await again.untilShows(/Saved answer from .*, free/)
  expect(scene.chatRequests()).toHaveLength(3)
  await scene.closePopup(again)
})
