import type { Browser, WebPage } from '../drivers/driver.ts'
import {
  clickAt,
  dragFrom,
  focusedWindow,
  moveTo,
  pressKey,
  type ScreenPoint,
} from '../drivers/native-menu.ts'
import { waitUntil } from '../drivers/wait-until.ts'

const shortcut = 'alt+shift+g'

/** Our frame has the focus: the one element of the page in the top layer that the page did not open itself. */
const isOpenSource = `document.activeElement?.popover === 'manual' && document.activeElement.childElementCount === 0`

/** The picker on a page, worked with the real mouse and keyboard. */
export class Picker {
  readonly browser: Browser
  readonly page: WebPage
  constructor(browser: Browser, page: WebPage) {
    this.browser = browser
    this.page = page
  }

  /** Starts it by its shortcut, once the page's window has the keys, and waits until it takes them. */
  async open(): Promise<this> {
    const title = String(await this.page.evaluate('document.title'))
    await waitUntil(
      'the window of the page to have the keys',
      async () => (await focusedWindow()).startsWith(title),
      { seen: async () => `They go to "${await focusedWindow()}".` },
    )
    await pressKey(shortcut)
    return this.untilOpen()
  }

  async untilOpen(): Promise<this> {
    await waitUntil('the picker to open', () => this.isOpen(), {
      seen: async () => {
        const active = await this.page.evaluate('document.activeElement?.localName')
        const popup = (await this.browser.isPopupOpen()) && (await this.browser.realPopup())
        const shown = popup ? `the popup shows ${await popup.visibleText()}` : 'the popup is closed'
        return `Active is ${active}, the keys go to "${await focusedWindow()}", ${shown}.`
      },
    })
    return this
  }

  isOpen = async () => (await this.page.evaluate(isOpenSource)) === true

  /** Moves to a point and chooses what is under it. */
  async choose(point: ScreenPoint): Promise<void> {
    await moveTo(point)
    await clickAt(point)
  }

  /** Moves to a point, and waits until the page has been told: the browser hands on moves only with the next frame. */
  async moveTo(point: ScreenPoint): Promise<void> {
    await moveTo(point)
    await this.page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))',
    )
  }

  drag = dragFrom
  press = pressKey
}
