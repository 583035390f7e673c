import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { leakPath, orderColours } from '../../demo/api/orders.ts'
import { placeColours } from '../../demo/gallery/pictures/place-pictures.ts'
import { browserName } from '../drivers/driver.ts'
import { countVisibleWindows } from '../drivers/native-menu.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { GalleryWalk } from '../scenes/gallery-walk.ts'
import { repair } from '../scenes/picture-strip.ts'
import { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

const screenCopy = { colours: placeColours['tainting.png'], proportions: 1.5 }

describe('places that no card can hold', () => {
  let scene: Scene
  let walk: GalleryWalk
  beforeAll(async () => {
    scene = await openScene()
    walk = await GalleryWalk.begin(scene)
  })
  afterEach(() => walk.leave())
  afterAll(() => scene?.close())

  const evaluate = (source: string) => walk.page.evaluate(source)
  /** Brings the tab to the front and waits for its picture. */
  const untilShown = () => scene.browser.screenPoint(walk.page, '.target')

  /** Firefox shows no popup over a full screen, so the product opens a small window of its own. */
  async function closeOwnWindow(): Promise<void> {
    const close = `browser.windows.getAll().then(async (all) => {
      const own = all.find(({ type }) => type === 'popup')
      if (own) await browser.windows.remove(own.id)
      return own !== undefined
    })`
    await waitUntil('the small window', () => scene.browser.evaluate<boolean>(close))
    scene.demo.reset()
  }

  const popupNow = async () => new PopupPage(await scene.browser.realPopup())

  test('an image opened in a tab of its own', async () => {
    await walk.goTo('pictures/alone.png')
    await walk.point('img', 'menu')
    const place = { id: 'own-tab', entry: 11, title: 'An image opened in its own tab' }
    await walk.expect(place, 'menu', {
      colours: placeColours['alone.png'],
      size: { width: 300, height: 200 },
    })
  })

  test.each(['menu', 'picker'] as const)('a page that loads without an end, by the %s', async (way) => {
    await walk.goTo('places?only=plain')
    await evaluate("void setTimeout(() => { location.href = '/endless' })")
    const title = () => evaluate('document.title').catch(() => null)
    await waitUntil('the page', async () => (await title()) === 'Endless')
    await walk.point('.target', way)
    const place = { id: 'endless', entry: 22, title: 'On a page that is still loading' }
    await walk.expect(place, way, { colours: placeColours['alone.png'] })
  })

  test('the menu opened by keyboard on a focused image', async () => {
    await walk.goTo('places?only=linked')
    await untilShown()
    await evaluate(`{ const image = document.querySelector('.target'); image.tabIndex = 0; image.focus() }`)
    const before = await countVisibleWindows()
    await scene.browser.pressShortcut('shift+F10')
    await waitUntil('the menu', async () => (await countVisibleWindows()) > before)
    await scene.browser.pressShortcut('a')
    const place = { id: 'keyboard-menu', entry: 23, title: 'Menu opened by keyboard' }
    await walk.expect(place, 'menu', { colours: placeColours['alone.png'] })
  })

  test('a full screen', async () => {
    await walk.goTo('places?only=tainted-canvas')
    await untilShown()
    await evaluate(
      `void document.addEventListener('keydown', () => document.querySelector('canvas').parentElement.requestFullscreen(), { once: true })`,
    )
    await scene.browser.pressShortcut('f')
    await waitUntil('the full screen', () => evaluate('document.fullscreenElement !== null'))
    await walk.pickFirst()
    const place = { id: 'fullscreen', entry: 22, title: 'In full screen, from the screen' }
    await walk.expect(place, 'picker', screenCopy)
    if (browserName === 'firefox') await closeOwnWindow()
    await evaluate('void document.exitFullscreen()')
  })

  test.each([
    { keys: 'ctrl+plus', times: 3, zoom: '150 %' },
    { keys: 'ctrl+minus', times: 4, zoom: '67 %' },
  ])('page zoom $zoom: a crop has the pixels of the screen', async ({ keys, times, zoom }) => {
    await walk.goTo('places?only=tainted-canvas')
    await untilShown()
    const ratio = async () => Number(await evaluate('devicePixelRatio'))
    const before = await ratio()
    for (let press = 0; press < times; press++) await scene.browser.pressShortcut(keys)
    await waitUntil('the zoom', async () => Math.abs((await ratio()) - before) > 0.25)
    try {
      const scale = await ratio()
      await walk.pickFirst()
      const place = { id: `zoom-${times}`, entry: 21, title: `Page zoom ${zoom}, from the screen` }
      await walk.expect(place, 'picker', screenCopy)
      const [image] = scene.chatRequests()[0]?.images ?? []
      expect(Math.abs((image?.decoded?.width ?? 0) - 240 * scale)).toBeLessThanOrEqual(2)
    } finally {
      await walk.leave()
      await scene.browser.pressShortcut('ctrl+0')
    }
  })

  test('pinch zoom: a crop is of the picture', async () => {
    await walk.goTo('places?only=tainted-canvas')
    await untilShown()
    await scene.browser.pinch(walk.page, 1.5)
    await waitUntil('the zoom', () => evaluate('visualViewport.scale > 1.4'))
    await walk.pickFirst()
    const place = { id: 'pinch', entry: 21, title: 'Pinch zoom, from the screen' }
    // Firefox takes its picture of the tab as the page is laid out.
    const scale = browserName === 'firefox' ? 1 : 1.5
    await walk.expect(place, 'picker', { ...screenCopy, size: { width: 240 * scale, height: 160 * scale } })
  })

  test('an image in a file of this computer', async () => {
    const picture = Buffer.from(
      await (await fetch(`${scene.demo.galleryUrl}pictures/alone.png`)).arrayBuffer(),
    )
    const directory = await mkdtemp(join(tmpdir(), 'gallery-'))
    await writeFile(join(directory, 'alone.png'), picture)
    await walk.goTo(pathToFileURL(join(directory, 'alone.png')).href)
    await walk.point('img', 'menu')
    const place = { id: 'file-address', entry: 11, title: 'An image in a file of this computer' }
    await walk.expect(place, 'menu', { colours: placeColours['alone.png'] })
    await rm(directory, { recursive: true })
  })

  test('a picture that gives orders is answered about, and nothing that its answer asks for is done', async () => {
    await walk.goTo('places?only=orders')
    await walk.point('.target', 'menu')
    const place = { id: 'orders', entry: 27, title: 'A picture that gives orders' }
    await walk.expect(place, 'menu', { colours: orderColours, size: { width: 480, height: 320 } })
    const popup = await popupNow()
    expect(await popup.untilSettled()).toContain('This picture gives orders.')
    expect(scene.chatRequests()[0]?.answer).toContain(leakPath)
    expect(scene.demo.pageRequests.filter(({ url }) => url.includes(leakPath))).toEqual([])
  })

  test('a strip of 800 x 20,000 px goes out in parts that can be read', async () => {
    await walk.goTo('places?only=strip')
    await untilShown()
    await walk.pickFirst()
    await scene.demo.waitForRequest()
    const popup = await popupNow()
    await popup.untilSettled()
    scene.demo.reset()
    await popup.press('Ask in 12 readable parts')
    const place = { id: 'strip-parts', entry: 20, title: 'A strip of 800 x 20,000 px in parts' }
    await walk.expectSent(place, 'picker', ([request]) => {
      expect(request?.images).toHaveLength(12)
      for (const { decoded } of request?.images ?? []) {
        expect(decoded?.width).toBeGreaterThanOrEqual(780)
        expect(decoded?.height).toBeLessThan(1800)
      }
      return '12 parts at their own size'
    })
  })

  test('one frame of an animation, chosen by the user', async () => {
    await walk.goTo('?only=animated-gif')
    await walk.point('#card-animated-gif img', 'menu')
    await scene.demo.waitForRequest()
    const popup = await popupNow()
    await popup.untilSettled()
    await repair(popup, 'Choose a frame')
    await popup.untilShows('Frame 1 of 3')
    const right = browserName === 'firefox' ? 'Right' : 'ArrowRight'
    await popup.surface.press({ role: 'field', name: 'Frame 1 of 3' }, right)
    await popup.untilShows('Frame 2 of 3')
    scene.demo.reset()
    await popup.press('Ask about this frame')
    const place = { id: 'frame', entry: 18, title: 'A chosen frame of an animated GIF' }
    await walk.expect(place, 'menu', {
      colours: ['#bde0fe', '#22252a'],
      size: { width: 240, height: 320 },
    })
  })

  test('a private address is not fetched for a page on another host', async () => {
    await walk.goTo(`${scene.demo.publicGalleryUrl}places?only=plain`)
    const address = `${scene.demo.foreignUrl}/pictures/city-cors.jpg`
    await evaluate(`document.querySelector('.target').src = '${address}'`)
    await walk.point('.target', 'menu')
    const place = {
      id: 'private-address',
      entry: 17,
      title: 'On a private address, of a public page: from the screen',
    }
    await walk.expect(place, 'menu', {
      colours: ['#264653', '#2a9d8f', '#e9c46a', '#f4a261'],
      proportions: 1.5,
    })
    const asked = scene.demo.pageRequests.filter(({ url }) => url.includes('city-cors.jpg'))
    expect(asked, 'the page itself, once').toHaveLength(1)
  })
})
