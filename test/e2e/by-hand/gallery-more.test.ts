import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Outcome } from '../../demo/place.ts'
import { placeColours } from '../../demo/place-pictures.ts'
import { browserName, type WebPage } from '../driver.ts'
import { expectOutcome } from '../expect-outcome.ts'
import { recordOutcome } from '../gallery-results.ts'
import { countVisibleWindows } from '../native-menu.ts'
import { Picker } from '../picker.ts'
import { PopupPage } from '../popup-page.ts'
import { openScene, type Scene } from '../scene.ts'
import { waitUntil } from '../wait-until.ts'

describe('places that no card can hold', () => {
  let scene: Scene
  let popup: PopupPage
  beforeAll(async () => {
    scene = await openScene()
  })
  beforeEach(() => scene.demo.reset())
  afterEach(async () => {
    if (popup && (await scene.browser.isPopupOpen())) await scene.closePopup(popup)
  })
  afterAll(() => scene?.close())

  const open = (path: string) => scene.openTab(`${scene.demo.galleryUrl}${path}`)
  const focus = (page: WebPage, selector: string) => scene.browser.screenPoint(page, selector)

  async function settled(): Promise<void> {
    popup = new PopupPage(await scene.browser.realPopup())
    await popup.untilSettled()
  }

  const record = (id: string, entry: number, title: string, outcome: Outcome) =>
    recordOutcome({ id, entry, title }, 'own', () => expectOutcome(outcome, scene.chatRequests(), popup))

  /** Chooses the first picture of a page by keyboard: no coordinates are needed. */
  async function pickFirst(page: WebPage): Promise<void> {
    const picker = await new Picker(scene.browser, page).open()
    await picker.press('Right')
    await picker.press('Return')
    await settled()
  }

  test('an image opened in a tab of its own', async () => {
    const page = await open('pictures/alone.png')
    await scene.browser.openNativeMenu(page, 'img')
    await scene.browser.chooseFromNativeMenu('a')
    await settled()
    await record('own-tab', 11, 'An image opened in its own tab', {
      colours: placeColours['alone.png'],
      size: { width: 300, height: 200 },
    })
  })

  test('the menu opened by keyboard on a focused image', async () => {
    const page = await open('places?only=linked')
    await focus(page, '.target')
    await scene.browser.evaluateInPage(
      page,
      `{ const image = document.querySelector('.target'); image.tabIndex = 0; image.focus() }`,
    )
    const before = await countVisibleWindows()
    await scene.browser.pressShortcut('shift+F10')
    await waitUntil('the menu', async () => (await countVisibleWindows()) > before)
    await scene.browser.pressShortcut('a')
    await settled()
    await record('keyboard-menu', 23, 'Menu opened by keyboard', { colours: placeColours['alone.png'] })
  })

  test('a full screen', async () => {
    const page = await open('places?only=tainted-canvas')
    await focus(page, '.target')
    await scene.browser.evaluateInPage(
      page,
      `void document.addEventListener('keydown', () => document.querySelector('canvas').parentElement.requestFullscreen(), { once: true })`,
    )
    await scene.browser.pressShortcut('f')
    await waitUntil('the full screen', async () =>
      scene.browser.evaluateInPage(page, 'document.fullscreenElement !== null'),
    )
    await pickFirst(page)
    await record('fullscreen', 22, 'In full screen, from the screen', {
      colours: placeColours['tainting.png'],
      proportions: 1.5,
    })
    await scene.browser.evaluateInPage(page, 'void document.exitFullscreen()')
  })

  test.each([
    { keys: 'ctrl+plus', times: 3, zoom: '150 %' },
    { keys: 'ctrl+minus', times: 4, zoom: '67 %' },
  ])('page zoom $zoom: a crop has the pixels of the screen', async ({ keys, times, zoom }) => {
    const page = await open('places?only=tainted-canvas')
    await focus(page, '.target')
    const ratio = async () => Number(await scene.browser.evaluateInPage(page, 'devicePixelRatio'))
    const before = await ratio()
    for (let press = 0; press < times; press++) await scene.browser.pressShortcut(keys)
    await waitUntil('the zoom', async () => Math.abs((await ratio()) - before) > 0.25)
    try {
      const scale = await ratio()
      await pickFirst(page)
      const [image] = scene.chatRequests()[0]?.images ?? []
      expect(Math.abs((image?.decoded?.width ?? 0) - 240 * scale)).toBeLessThanOrEqual(2)
      await record(`zoom-${times}`, 21, `Page zoom ${zoom}, from the screen`, {
        colours: placeColours['tainting.png'],
        proportions: 1.5,
      })
    } finally {
      await scene.browser.pressShortcut('ctrl+0')
    }
  })

  test('a strip of 800 x 20,000 px goes out in parts that can be read', async () => {
    const page = await open('places?only=strip')
    await pickFirst(page)
    scene.demo.reset()
    await popup.press('Ask in 12 readable parts')
    await scene.demo.waitForRequest()
    await popup.untilSettled()
    const images = scene.chatRequests()[0]?.images ?? []
    await recordOutcome(
      { id: 'strip-parts', entry: 20, title: 'A strip of 800 x 20,000 px in parts' },
      'own',
      async () => {
        expect(images).toHaveLength(12)
        for (const { decoded } of images) {
          expect(decoded?.width).toBeGreaterThanOrEqual(780)
          expect(decoded?.height).toBeLessThan(1800)
        }
        return '12 parts at their own size'
      },
    )
  })

  test('one frame of an animation, chosen by the user', async () => {
    popup = await scene.askAbout('animated-gif', 'private')
    await popup.untilSettled()
    await popup.press('Details')
    await popup.press('Choose a frame')
    await popup.untilShows('Frame 1 of 3')
    await popup.surface.press(
      { role: 'field', name: 'Frame 1 of 3' },
      browserName === 'firefox' ? 'Right' : 'ArrowRight',
    )
    await popup.untilShows('Frame 2 of 3')
    scene.demo.reset()
    await popup.press('Ask about this frame')
    await scene.demo.waitForRequest()
    await popup.untilSettled()
    await record('frame', 18, 'A chosen frame of an animated GIF', {
      colours: ['#bde0fe', '#22252a'],
      size: { width: 240, height: 320 },
    })
  })

  test('a private address is not fetched for a page on another host', async () => {
    const page = await scene.openTab(`${scene.demo.publicGalleryUrl}places?only=plain`)
    const address = `${scene.demo.foreignUrl}/pictures/city-cors.jpg`
    await scene.browser.evaluateInPage(page, `document.querySelector('.target').src = '${address}'`)
    await scene.browser.openNativeMenu(page, '.target')
    await scene.browser.chooseFromNativeMenu('a')
    await settled()
    const asked = scene.demo.pageRequests.filter(({ url }) => url.includes('city-cors.jpg'))
    expect(asked, 'the page itself, once').toHaveLength(1)
    await record('private-address', 17, 'On a private address, of a public page: from the screen', {
      colours: ['#264653', '#2a9d8f', '#e9c46a', '#f4a261'],
      proportions: 1.5,
    })
  })
})
