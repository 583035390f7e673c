import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoKey } from '../../demo/api/stand-in-api.ts'
import { cardById } from '../../demo/gallery/gallery.ts'
import { browserName } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { expectPictureOf } from '../scenes/expect-picture.ts'
import type { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

describe('a right click on a picture and "Ask about this image"', () => {
  let scene: Scene
  let popup: PopupPage | null = null
  beforeAll(async () => {
    scene = await openScene()
  })
  beforeEach(() => scene.demo.reset())
  afterEach(async () => {
    popup = await scene.leave(popup)
  })
  afterAll(() => scene?.close())

  async function askAbout(cardId: string, gallery: 'public' | 'private' = 'public') {
    popup = await scene.askAbout(cardId, gallery)
    const turn = await popup.untilSettled()
    return { popup, turn, requests: scene.chatRequests() }
  }

  test('opens the popup and shows the answer with its reported cost, after one request', async () => {
    const { popup, turn, requests } = await askAbout('photo')
    expect(turn).toContain("What's in this image?")
    expect(turn).toContain('1200 × 800 pixels, landscape')
    expect(await popup.costs()).toHaveLength(1)
    const breakdown = await popup.breakdown()
    expect(breakdown).toMatch(/tokens reported/)
    expect(breakdown).not.toMatch(/not reported/i)
    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatchObject({
      status: 200,
      outcome: 'answered',
      model: 'gpt-6-luna',
      headers: { authorization: `Bearer ${demoKey}` },
      body: { stream: true, stream_options: { include_usage: true }, max_completion_tokens: 4096 },
      images: [{ as: 'link', url: `${scene.demo.publicGalleryUrl}pictures/photo.jpg`, detail: 'high' }],
    })
  })

  test('opens the popup as large as its page, whatever is in it', async () => {
    const { popup } = await askAbout('photo')
    const size = '[document.defaultView.innerWidth, document.defaultView.innerHeight]'
    expect(await popup.surface.evaluate(size)).toEqual([420, 600])
  })

  // The words by which the product knows that no small window is wanted in the popup's place.
  test.runIf(browserName === 'chromium')('leaves it to one popup when two are asked for', async () => {
    const openTwice = `browser.windows.getLastFocused().then(({ id: windowId }) => {
      const open = () => browser.action.openPopup({ windowId }).then(() => '', ({ message }) => message)
      return Promise.all([open(), open()])
    })`
    const refusals = await scene.browser.evaluate<string[]>(openTwice)
    expect(refusals).toEqual(['', 'Failed to open popup.'])
    await waitUntil('it to go with its tab', async () => !(await scene.browser.isPopupOpen()))
  })

  test('shows where the picture came from and how it was sent', async () => {
    const { popup } = await askAbout('photo')
    const chatText = await popup.chatText()
    expect(chatText).toMatch(/1,?200 × 800/)
    expect(chatText).toMatch(/link/i)
  })

  test.each([
    { card: 'chart', detail: 'high', why: 'a PNG' },
    { card: 'icon', detail: 'low', why: 'small: nothing more is to be seen at a higher level' },
    {
      card: 'retina',
      detail: 'high',
      why: 'a 2x candidate of srcset, whose real size is twice what the page says',
    },
    { card: 'webp', detail: 'high', why: 'a WebP' },
    { card: 'still-gif', detail: 'low', why: 'a GIF without animation' },
  ])('sends the link of $card at $detail: $why', async ({ card, detail }) => {
    const { requests } = await askAbout(card)
    expect(requests).toHaveLength(1)
    expect(requests[0]?.images).toMatchObject([{ as: 'link', detail }])
    expectPictureOf(cardById(card), requests[0]?.images[0])
  })

  test.each([
    { card: 'data-url', width: 360, height: 240, why: 'it has no link' },
    { card: 'blob', width: 600, height: 450, why: 'its link means nothing elsewhere' },
    { card: 'avif', width: 640, height: 480, why: 'the API takes no AVIF' },
    { card: 'svg', width: 320, height: 400, why: 'the API takes no SVG' },
    { card: 'animated-gif', width: 240, height: 320, why: 'the API takes no animation' },
    { card: 'animated-webp', width: 240, height: 320, why: 'the API takes no animation' },
    { card: 'bmp', width: 302, height: 200, why: 'the API takes no BMP' },
    { card: 'ico', width: 48, height: 48, why: 'the API takes no ICO' },
  ])('sends $card itself as PNG or JPEG, $width x $height: $why', async ({ card, width, height }) => {
    const { requests } = await askAbout(card)
    expect(requests).toHaveLength(1)
    const [image] = requests[0]?.images ?? []
    expect(image).toMatchObject({ as: 'bytes', decoded: { width, height } })
    expect(['image/png', 'image/jpeg']).toContain(image?.decoded?.type)
    expect(image?.declaredType).toBe(image?.decoded?.type)
    expectPictureOf(cardById(card), image)
  })

  test('draws an SVG without a size in its own proportions', async () => {
    const { requests } = await askAbout('svg-no-size')
    expect(requests[0]?.images[0]).toMatchObject({ as: 'bytes' })
    expectPictureOf(cardById('svg-no-size'), requests[0]?.images[0])
  })

  test('sends a picture of a private page itself, since no server could open its link', async () => {
    const { requests } = await askAbout('photo', 'private')
    expect(requests).toHaveLength(1)
    expect(requests[0]?.images).toMatchObject([
      { as: 'bytes', detail: 'high', decoded: { width: 1200, height: 800 } },
    ])
    expectPictureOf(cardById('photo'), requests[0]?.images[0])
  })

  test('shrinks a huge photo to what the level can use and no further', async () => {
    const { requests } = await askAbout('huge', 'private')
    const [image] = requests[0]?.images ?? []
    const { width = 0, height = 0 } = image?.decoded ?? {}
    const patches = Math.ceil(width / 32) * Math.ceil(height / 32)
    expect(patches).toBeLessThanOrEqual(2500)
    expect(patches).toBeGreaterThan(2300)
    expect(Math.max(width, height)).toBeLessThanOrEqual(2048)
    expectPictureOf(cardById('huge'), image)
  })

  test('turns a photo upright and leaves its GPS data behind', async () => {
    const { requests } = await askAbout('turned', 'private')
    const [image] = requests[0]?.images ?? []
    expect(image?.decoded).toMatchObject({ width: 800, height: 600, hasExif: false })
    expect(image?.bytes.includes('Exif')).toBe(false)
    expectPictureOf(cardById('turned'), image)
  })

  test('works again after the background went to sleep', async () => {
    await scene.browser.killBackground()
    const { turn, requests } = await askAbout('photo')
    expect(turn).toContain('1200 × 800 pixels')
    expect(requests).toHaveLength(1)
  })
})
