import type { ApiRequest } from '../../demo/api/api-request.ts'
import type { Outcome, Place, Pointing } from '../../demo/gallery/places/place.ts'
import { browserName, type WebPage } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { expectOutcome, expectShown } from './expect-outcome.ts'
import { recordOutcome } from './gallery-results.ts'
import { Picker } from './picker.ts'
import { PopupPage } from './popup-page.ts'
import type { Scene } from './scene.ts'

/** Twelve parts of a long strip, drawn and sent on a busy machine. */
const longestMs = 40_000

type Listed = Pick<Place, 'id' | 'entry' | 'title'>

/**
 * Goes from place to place in one tab and asks at each. What came is looked at where it arrives, at the stand-in: to reach
 * into the popup takes seconds, so it is done only where the user must read something there.
 */
export class GalleryWalk {
  readonly scene: Scene
  page: WebPage
  private constructor(scene: Scene, page: WebPage) {
    this.scene = scene
    this.page = page
  }

  static async begin(scene: Scene): Promise<GalleryWalk> {
    return new GalleryWalk(scene, await scene.browser.openPage(`${scene.demo.galleryUrl}places?only=plain`))
  }

  /** Turns the tab to a page, by its path in the gallery or its address, with nothing recorded of the one before. */
  async goTo(path: string): Promise<void> {
    await this.page.goTo(new URL(path, this.scene.demo.galleryUrl).href)
    this.scene.demo.reset()
  }

  /** Gives the browser the password of the gallery's guarded pictures, in an address as a bookmark may hold it. */
  async logIn(): Promise<void> {
    await this.goTo(
      `${this.scene.demo.galleryUrl.replace('://', '://demo:demo@')}guarded/password/locked.png`,
    )
  }

  /** Asks about what a selector finds, by the menu of images or by the picker. */
  async point(selector: string, way: Pointing): Promise<void> {
    const { browser } = this.scene
    if (way === 'menu') {
      await browser.openNativeMenu(this.page, selector)
      return browser.chooseFromNativeMenu('a')
    }
    if (way === 'menu-arrows') {
      await browser.openNativeMenu(this.page, selector)
      // The last item is the browser's own, to inspect.
      for (const key of ['Up', 'Up']) await browser.pressShortcut(key)
      return browser.chooseFromNativeMenu('Return')
    }
    const point = await browser.screenPoint(this.page, selector)
    const picker = await new Picker(browser, this.page).open()
    await picker.choose(point)
  }

  /** Asks about the first picture of the page by keyboard: no coordinates are needed. */
  async pickFirst(): Promise<void> {
    const picker = await new Picker(this.scene.browser, this.page).open()
    await picker.press('Right')
    await picker.press('Return')
  }

  /** Waits for what came of a question, checks it against what is expected and writes it down. */
  async expect(place: Listed, way: Pointing, outcome: Outcome): Promise<void> {
    if (!('problem' in outcome)) return this.expectSent(place, way, (sent) => expectShown(outcome, sent))
    await recordOutcome(place, way, async () => {
      const popup = new PopupPage(await this.scene.browser.realPopup())
      await popup.untilAlert()
      return expectOutcome(outcome, this.scene.chatRequests(), popup)
    })
  }

  /** Waits for the request of a question, has it checked and writes down the line that the check gives. */
  async expectSent(place: Listed, way: Pointing, check: (sent: ApiRequest[]) => string): Promise<void> {
    await recordOutcome(place, way, async () => {
      await this.untilSent()
      return check(this.scene.chatRequests())
    })
  }

  private async untilSent(): Promise<void> {
    const { browser, demo } = this.scene
    await demo.waitForRequest(undefined, longestMs).catch(async (error: Error) => {
      const popup = (await browser.isPopupOpen()) ? await browser.realPopup() : null
      const shown = (await popup?.visibleText()) ?? 'nothing, it is closed'
      throw new Error(`${error.message}\nThe popup shows: ${shown}`)
    })
  }

  /** Leaves the popup as a user does, with Escape; after a failure there may be the picker or a menu instead. */
  async leave(): Promise<void> {
    const { browser } = this.scene
    const asked = this.scene.chatRequests().length > 0
    if (asked) await waitUntil('the popup', () => browser.isPopupOpen())
    let pressedAt = 0
    await waitUntil('the popup to close', async () => {
      // A popup that is still coming up takes no keys.
      if (Date.now() - pressedAt > 500) {
        await browser.pressShortcut('Escape')
        pressedAt = Date.now()
      }
      return !(await browser.isPopupOpen())
    })
    this.scene.demo.reset()
  }
}

/** What is expected of a place in the browser of this run. */
export function expectedOf(place: Place): { by: readonly Pointing[]; outcome: Outcome } {
  const { by = place.by, outcome = place.outcome } =
    (browserName === 'firefox' ? place.inFirefox : place.inChromium) ?? {}
  return { by, outcome }
}
