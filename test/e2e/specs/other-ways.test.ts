import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { placeColours } from '../../demo/gallery/pictures/place-pictures.ts'
import { browserName, type WebPage } from '../drivers/driver.ts'
import { countVisibleWindows, pressKey } from '../drivers/native-menu.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { expectOutcome, expectShown } from '../scenes/expect-outcome.ts'
import { recordOutcome } from '../scenes/gallery-results.ts'
import { Picker } from '../scenes/picker.ts'
import { repair } from '../scenes/picture-strip.ts'
import { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

describe('when the first picture is not the right one', () => {
  let scene: Scene
  let popup: PopupPage
  beforeAll(async () => {
    scene = await openScene()
  })
  beforeEach(() => scene.demo.reset())
  afterEach(async () => {
    // The one that came back after a prompt is another than the one that was asked in.
    if (await scene.browser.isPopupOpen())
      await scene.closePopup(new PopupPage(await scene.browser.realPopup()))
  })
  afterAll(() => scene?.close())

  async function pick(path: string): Promise<WebPage> {
    const page = await scene.openTab(`${scene.demo.galleryUrl}${path}`)
    const point = await scene.browser.screenPoint(page, '.target')
    const picker = await new Picker(scene.browser, page).open()
    await picker.choose(point)
    popup = new PopupPage(await scene.browser.realPopup())
    await popup.untilSettled()
    return page
  }

  /** Repairs the picture by keyboard, and waits for the request that it leads to: in the same chat, a turn in its place. */
  async function repaired(entry: string) {
    scene.demo.reset()
    await scene.untilSent(() => repair(popup, entry))
    await popup.untilSettled(2)
  }

  test('"Wrong picture?" offers what lies beneath, by keyboard too, and asks the same about it', async () => {
    await pick('places?only=two-pictures')
    await expectOutcome({ colours: placeColours['back-two.png'] }, scene.chatRequests(), popup)
    await repaired('Background, 2 of 2')
    const beneath = { colours: placeColours['back-one.png'], absent: placeColours['back-two.png'] }
    await expectOutcome(beneath, scene.chatRequests(), popup)
  })

  test('"Try another way" takes what is visible instead of the file', async () => {
    await pick('places?only=object-fit')
    const way = 'Try another way: what is visible on the screen'
    await repaired(way)
    await expectOutcome(
      { colours: placeColours['fit.png'], size: { width: 160, height: 160 } },
      scene.chatRequests(),
      popup,
    )
    await popup.untilShows('sent as it was on the screen')
  })

  test('a foreign picture that only its own pages get is fetched once the user allows its site, and until they take that back', async () => {
    await pick('places?only=referer')
    await expectOutcome(
      { colours: placeColours['referer.png'], proportions: 1.5 },
      scene.chatRequests(),
      popup,
    )
    const allow = 'Allow 127.0.0.1 and fetch the original'
    const place = {
      id: 'referer-allowed',
      entry: 17,
      title: 'Foreign, with a Referer, after the user allowed its site',
    }
    await recordOutcome(place, 'own', async () => {
      scene.demo.reset()
      const before = await countVisibleWindows()
      // The prompt may take the place of the popup in the middle of the press.
      await repair(popup, allow).catch(async (error) => {
        if (await scene.browser.isPopupOpen()) throw error
      })
      await answerPrompt(before)
      await scene.demo.waitForRequest()
      return expectShown(
        { colours: placeColours['referer.png'], size: { width: 300, height: 200 } },
        scene.chatRequests(),
      )
    })
    const fetched = scene.demo.pageRequests.filter(({ url }) => url.includes('referer.png'))
    expect(fetched.at(-1)?.headers.referer, 'the origin of the page, without its path').toBe(
      scene.demo.galleryUrl,
    )
    // What was allowed is seen in the options, and taken back there.
    const options = await scene.options()
    await options.press('Remove access to http://127.0.0.1')
    await options.untilStatus('Removed access to http://127.0.0.1')
    await options.untilShows('None. You are asked when one is needed.')
    await options.close()
  })

  /** Says yes to the browser's question by keyboard. The prompt takes the place of the popup, or stands beside it. */
  async function answerPrompt(windowsBefore: number): Promise<void> {
    if (browserName === 'chromium')
      await waitUntil(
        'the prompt',
        async () => !(await scene.browser.isPopupOpen()) || (await countVisibleWindows()) > windowsBefore,
      )
    const press = browserName === 'firefox' ? ['alt+a'] : ['Tab', 'Return']
    let pressedAt = 0
    await waitUntil(
      'the permission to be given',
      async () => {
        // A prompt that is still coming up takes no keys.
        if (Date.now() - pressedAt > 3000) {
          for (const key of press) await pressKey(key)
          pressedAt = Date.now()
        }
        return scene.chatRequests().length > 0
      },
      { timeoutMs: 25_000 },
    )
  }
})
