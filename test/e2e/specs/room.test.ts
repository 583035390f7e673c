import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browserName } from '../drivers/driver.ts'
import { playwrightPage } from '../drivers/playwright-surface.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { type Room, roomOf } from '../pictures/room.ts'
import { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

const small = [
  { what: '320 x 568', width: 320, height: 568, atLeast: 250 },
  { what: 'at 200 % zoom, 400 x 300', width: 400, height: 300, atLeast: 120 },
]

describe('the answer has the room', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene({ model: 'fault-long' })
  })
  beforeEach(() => scene.demo.reset())
  afterAll(() => scene?.close())

  /** Asks about a picture, closes the popup and opens it again, as who comes back for the answer. */
  async function openedAgain(card: string): Promise<PopupPage> {
    const popup = await scene.askAbout(card)
    await popup.untilSettled()
    await scene.closePopup(popup)
    const again = await scene.reopenPopup()
    await again.untilSettled()
    await again.untilShows('What is where')
    return again
  }

  const expectRoom = (room: Room, strip: number) => {
    expect(room).toMatchObject({ header: 40, strip, sideways: 0 })
    expect(room.footer).toBeLessThanOrEqual(84)
    expect(room.answerTop).toBeLessThanOrEqual(150)
    expect(room.answer).toBeGreaterThanOrEqual(370)
  }

  test.each(['photo', 'menu'])('in the popup that is opened again, with the picture %s', async (card) => {
    const popup = await openedAgain(card)
    expectRoom(await roomOf(popup.surface), 52)
    await scene.closePopup(popup)
  })

  test('of a follow-up too, whose picture takes less', async () => {
    const popup = await openedAgain('photo')
    await popup.ask('And the sky?')
    await popup.untilSettled(2)
    expectRoom(await roomOf(popup.surface), 32)
    await scene.closePopup(popup)
  })

  // Firefox does not let its driver give a page such a view.
  describe.runIf(browserName === 'chromium')('where there is little', () => {
    async function inView({ width, height }: { width: number; height: number }): Promise<PopupPage> {
      const surface = await scene.browser.openExtensionPage('src/popup/index.html')
      const page = playwrightPage(surface)
      await page.setViewportSize({ width, height })
      await page.evaluate(
        `Object.assign(document.documentElement.style, { width: '${width}px', height: '${height}px' })`,
      )
      return new PopupPage(surface)
    }

    test.each(small)('$what', async ({ atLeast, ...view }) => {
      const popup = await openedAgain('menu')
      await scene.closePopup(popup)
      const chat = await inView(view)
      await chat.untilShows('What is where')
      // The view that was just made smaller is laid out anew a moment later.
      await waitUntil(
        `${atLeast} px of the answer`,
        async () => (await roomOf(chat.surface)).answer >= atLeast,
        { seen: async () => JSON.stringify(await roomOf(chat.surface)) },
      )
      expect((await roomOf(chat.surface)).sideways).toBe(0)
      await chat.close()
    })

    test.each(small)('a picture that waits for its question is in sight, $what', async (view) => {
      await scene.configure({ askAtOnce: false })
      const popup = await scene.askAbout('chart')
      await popup.untilShows('ready to send')
      await scene.closePopup(popup)
      const chat = await inView(view)
      await chat.untilShows('ready to send')
      await chat.untilInSight('.strip .bar')
      await chat.close()
      await scene.configure({ askAtOnce: true })
    })
  })
})
