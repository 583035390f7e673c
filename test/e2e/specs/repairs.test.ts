import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { demoKey } from '../../demo/api/stand-in-api.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import type { OptionsPage } from '../scenes/options-page.ts'
import type { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

/** What the server does not take; the next request is made so that it does, without a word of a problem. */
const repaired: { model: string; way: 'link' | 'bytes' }[] = [
  { model: 'fault-image-url', way: 'bytes' },
  { model: 'fault-image-url-timeout', way: 'bytes' },
  { model: 'fault-image-format', way: 'bytes' },
  { model: 'fault-patches', way: 'bytes' },
  { model: 'fault-413', way: 'bytes' },
  { model: 'fault-gemini-link', way: 'bytes' },
  { model: 'fault-qwen-link', way: 'bytes' },
  { model: 'fault-vllm-answer', way: 'link' },
  // What these teach is remembered for the server, so they come last.
  { model: 'fault-stream-options', way: 'link' },
  { model: 'fault-detail-param', way: 'link' },
]

describe('what the extension mends by itself', () => {
  let scene: Scene
  let options: OptionsPage
  let popup: PopupPage
  beforeAll(async () => {
    scene = await openScene()
    options = await scene.options()
  })
  afterEach(async () => {
    if (await scene.browser.isPopupOpen()) await scene.closePopup(popup)
  })
  afterAll(() => scene?.close())

  async function askWith(model: string): Promise<PopupPage> {
    await options.enter({ model })
    await options.save()
    scene.demo.reset()
    popup = await scene.askAbout('photo')
    return popup
  }

  test('an image that the server can read in no way: "can\'t read this image", after 2 requests', async () => {
    await askWith('fault-image-format-always')
    await popup.untilSettled()
    expect(await popup.untilAlert()).toContain("can't read this image")
    expect(await popup.offers('Use what is visible')).toBe(true)
    expect(scene.chatRequests()).toHaveLength(2)
  })

  test('a model that sees no images: another one, typed by hand, is asked without the question again', async () => {
    await askWith('fault-no-vision')
    expect(await popup.untilAlert()).toContain("can't see images")
    await popup.press('Choose a model')
    expect(scene.chatRequests()).toHaveLength(1)
    await popup.chooseModel('stand-in')
    await popup.untilShows('1200 × 800 pixels')
    expect(await popup.alerts()).toEqual([])
    expect(await popup.turns()).toHaveLength(1)
    expect(scene.chatRequests()).toHaveLength(2)
  })

  test('a chat that is too long: a new one has the picture and the question, and waits', async () => {
    await askWith('fault-context')
    expect(await popup.untilAlert()).toContain('This chat is too long for')
    const question = scene.chatRequests()[0]?.body
    // The button of the note; the page has another.
    await popup.surface.evaluate(
      `[...document.querySelectorAll('.note button')].find((b) => b.textContent === 'New chat').click()`,
    )
    await waitUntil('the question in the box', async () => (await popup.question()) !== '')
    expect(JSON.stringify(question)).toContain(await popup.question())
    await popup.untilShows('ready to send')
    expect(await popup.alerts()).toEqual([])
    expect(scene.chatRequests()).toHaveLength(1)
  })

  test.each(repaired)('$model: repaired without asking, in 2 requests', async ({ model, way }) => {
    await askWith(model)
    expect(await popup.untilSettled()).toContain('pixels')
    expect(await popup.alerts()).toEqual([])
    expect(scene.chatRequests()).toHaveLength(2)
    expect(scene.chatRequests().at(-1)?.images).toMatchObject([{ as: way }])
  })

  test('a server that takes no links is remembered: the next image travels itself at once', async () => {
    // Another origin than before, of which nothing is known yet.
    const baseUrl = scene.demo.apiBaseUrl.replace('127.0.0.1', 'localhost')
    await options.enter({ baseUrl, key: demoKey })
    for (const requests of [2, 1]) {
      await askWith('fault-no-links')
      expect(await popup.untilSettled()).toContain('pixels')
      expect(scene.chatRequests()).toHaveLength(requests)
      expect(scene.chatRequests().at(-1)?.images).toMatchObject([{ as: 'bytes' }])
      await scene.closePopup(popup)
    }
  })

  test('what was learnt of it is listed in the options; once forgotten, the link is tried again', async () => {
    const server = scene.demo.apiBaseUrl.replace('127.0.0.1', 'localhost')
    const page = await scene.options()
    await page.untilShows('Opens no links')
    await page.press(`Forget what was learnt about ${server}`)
    await page.untilStatus('Forgotten')
    await page.close()
    await askWith('fault-no-links')
    expect(await popup.untilSettled()).toContain('pixels')
    expect(scene.chatRequests().map(({ images }) => images[0]?.as)).toEqual(['link', 'bytes'])
  })
})
