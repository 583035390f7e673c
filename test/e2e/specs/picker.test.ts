import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { placeColours } from '../../demo/gallery/pictures/place-pictures.ts'
import type { Outcome } from '../../demo/gallery/places/place.ts'
import { browserName, type WebPage } from '../drivers/driver.ts'
import { clickAt } from '../drivers/native-menu.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { expectOutcome } from '../scenes/expect-outcome.ts'
import { recordOutcome } from '../scenes/gallery-results.ts'
import { Picker } from '../scenes/picker.ts'
import { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

const shownAs = (file: keyof typeof placeColours): Outcome => ({ colours: placeColours[file] })

/** A page that waits for the picker and then works it by itself, again and again, at everything that hears of keys and clicks. */
const dispatchAtThePicker = `(() => {
  window.tried = 0
  const attack = () => {
    const picker = document.querySelector(':popover-open')
    if (!picker) return
    const at = { bubbles: true, composed: true, cancelable: true, clientX: 300, clientY: 300, button: 0 }
    for (const target of [picker, document.activeElement, document.body, document.documentElement, document, window]) {
      for (const key of ['w', 'Enter', 'ArrowRight', 'Escape'])
        for (const type of ['keydown', 'keyup']) target.dispatchEvent(new KeyboardEvent(type, { ...at, key }))
      for (const type of ['pointermove', 'pointerdown', 'pointerup'])
        target.dispatchEvent(new PointerEvent(type, at))
      target.dispatchEvent(new MouseEvent('click', at))
    }
    window.tried += 1
  }
  new MutationObserver(attack).observe(document, { childList: true, subtree: true })
  setInterval(attack, 50)
})()`

describe('the picker', () => {
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

  let tab: WebPage | null = null
  /** Turns the one tab of these tests to a page: a tab that has just been opened may not have the keys yet. */
  async function open(path: string): Promise<WebPage> {
    const url = `${scene.demo.galleryUrl}${path}`
    if (tab) await tab.goTo(url)
    else tab = await scene.openTab(url)
    return tab
  }
  const pickerOn = (page: WebPage) => new Picker(scene.browser, page).open()

  /** Where the page begins on the screen. */
  const pageTop = async (page: WebPage) => Number(await page.evaluate('mozInnerScreenY'))

  /** What the server got of a choice, as one line. */
  async function settled(expected: Outcome): Promise<string> {
    popup = new PopupPage(await scene.browser.realPopup())
    await popup.untilSettled()
    return expectOutcome(expected, scene.chatRequests(), popup)
  }

  const colours = 'page that blocks every key and click, restyles everything and poisons prototypes'
  // In Firefox a page can swallow the shortcut of an extension before it is heard.
  test.skipIf(browserName === 'firefox')(`is right on a ${colours}, and leaves nothing there`, async () => {
    const page = await open('hostile')
    const point = await scene.browser.screenPoint(page, '.target')
    const state = `JSON.stringify([document.documentElement.outerHTML, Object.getOwnPropertyNames(window).length, window.messages])`
    expect(await page.evaluate('window.seen'), 'a trace before any click').toEqual([])
    const before = await page.evaluate(state)
    // In Firefox a page can swallow the keys of extensions, but not while the address bar has them.
    if (browserName === 'firefox') await clickAt({ x: point.x, y: (await pageTop(page)) - 20 })
    const picker = await pickerOn(page)
    await picker.choose(point)
    await recordOutcome({ id: 'hostile', entry: 26, title: 'Hostile styles and scripts' }, 'picker', () =>
      settled(shownAs('hostile.png')),
    )
    expect(await page.evaluate(state), 'a trace after the picker closed').toBe(before)
  })

  test('works under a policy that allows nothing', async () => {
    const page = await open('strict')
    const point = await scene.browser.screenPoint(page, '.target')
    const picker = await pickerOn(page)
    await picker.choose(point)
    await settled(shownAs('policed.png'))
  })

  test('is worked by keyboard alone: the arrows walk the pictures, Enter chooses', async () => {
    const page = await open('places?only=plain,linked')
    await scene.browser.screenPoint(page, '#place-plain .target')
    const picker = await pickerOn(page)
    await picker.press('Right')
    await picker.press('Right')
    await picker.press('Return')
    await settled(shownAs('alone.png'))
  })

  test('goes down to what lies beneath with the arrows', async () => {
    const page = await open('places?only=two-pictures')
    const point = await scene.browser.screenPoint(page, '.target')
    const picker = await pickerOn(page)
    await picker.moveTo(point)
    await picker.press('Down')
    await picker.press('Return')
    await settled(shownAs('back-one.png'))
  })

  test('is left with Escape: no request, no popup, nothing on the page', async () => {
    const page = await open('places?only=plain,linked')
    await scene.browser.screenPoint(page, '#place-plain .target')
    const picker = await pickerOn(page)
    await picker.press('Escape')
    await waitUntil('the picker to be gone', async () => !(await picker.isOpen()))
    expect(await page.evaluate('document.documentElement.children.length')).toBe(2)
    expect(await scene.browser.isPopupOpen()).toBe(false)
    expect(scene.chatRequests()).toHaveLength(0)
  })

  test('is worked by nobody but a person: what a page dispatches chooses nothing', async () => {
    const page = await open('places?only=plain,linked')
    await page.evaluate(dispatchAtThePicker)
    const picker = await pickerOn(page)
    await waitUntil('the page to have tried', async () => Number(await page.evaluate('window.tried')) >= 3)
    expect(await picker.isOpen()).toBe(true)
    await picker.press('Escape')
    await waitUntil('the picker to be gone', async () => !(await picker.isOpen()))
    expect(scene.chatRequests()).toHaveLength(0)
    expect(await scene.browser.isPopupOpen()).toBe(false)
  })

  test.each([
    ['takes it away', 'picker.remove()'],
    ['hides it', "picker.style.setProperty('opacity', '0', 'important')"],
    [
      'covers it with what lets clicks through',
      `const cover = document.body.appendChild(document.createElement('div'))
      cover.popover = 'manual'
      cover.style = 'inset: 0; width: 100vw; height: 100vh; background: white; pointer-events: none'
      cover.showPopover()`,
    ],
  ])('ends when the page %s: no request, and it can be opened again', async (_, attack) => {
    const page = await open('places?only=background')
    const point = await scene.browser.screenPoint(page, '.target')
    await pickerOn(page)
    await page.evaluate(`(() => {
      const picker = document.querySelector(':popover-open')
      window.isOver = new Promise((resolve) =>
        new MutationObserver(() => picker.isConnected || resolve(true)).observe(document.documentElement, { childList: true }))
      ${attack}
    })()`)
    expect(await page.evaluate('window.isOver')).toBe(true)
    await page.evaluate("document.querySelector(':popover-open')?.remove()")
    expect(scene.chatRequests()).toHaveLength(0)
    await (await pickerOn(page)).choose(point)
    await settled(shownAs('back-one.png'))
  })

  test('takes a region that is drawn, to the pixel, and the popup takes the same region again', async () => {
    const page = await open('places?only=canvas')
    const middle = await scene.browser.screenPoint(page, '.target')
    const picker = await pickerOn(page)
    await picker.drag({ x: middle.x - 100, y: middle.y - 60 }, { x: middle.x + 100, y: middle.y + 60 })
    const drawn: Outcome = { colours: ['#0f766e', '#fb923c'], size: { width: 200, height: 120 } }
    await recordOutcome({ id: 'region', entry: 21, title: 'A region drawn on the page' }, 'picker', () =>
      settled(drawn),
    )
    scene.demo.reset()
    await page.evaluate(
      `const c = document.querySelector('canvas').getContext('2d'); c.fillStyle = '#1d4ed8'; c.fillRect(0, 0, 240, 160)`,
    )
    if (popup) await scene.closePopup(popup)
    popup = await scene.reopenPopup()
    await popup.choose('Same region again')
    await waitUntil('another request', () => scene.chatRequests().length > 0)
    await popup.untilSettled()
    await expectOutcome(
      { colours: ['#1d4ed8'], size: { width: 200, height: 120 } },
      scene.chatRequests(),
      popup,
    )
  })

  test('starts from the menu of a page, where there is one item and no submenu', async () => {
    const page = await open('places?only=background')
    await scene.browser.openNativeMenu(page, 'header h1')
    await scene.browser.chooseFromNativeMenu('k')
    const picker = await new Picker(scene.browser, page).untilOpen()
    await picker.choose(await scene.browser.screenPoint(page, '.target'))
    await settled(shownAs('back-one.png'))
  })

  test('starts from the popup, which makes way for it', async () => {
    const page = await open('places?only=background')
    const point = await scene.browser.screenPoint(page, '.target')
    const opened = await scene.reopenPopup()
    await opened.choose('Pick on the page')
    await waitUntil('the popup to close', async () => !(await scene.browser.isPopupOpen()))
    const picker = await new Picker(scene.browser, page).untilOpen()
    await picker.choose(point)
    await settled(shownAs('back-one.png'))
  })

  test('says at once where extensions may not run', async () => {
    const page = await scene.browser.openPage(
      browserName === 'chromium' ? 'chrome://version/' : 'about:support',
    )
    const place = { id: 'forbidden', entry: 25, title: 'A page of the browser itself' }
    await recordOutcome(place, 'picker', async () => {
      // Firefox hands no shortcut to an extension while a page of its own is in front; the toolbar's button works.
      if (browserName === 'chromium') await scene.browser.pressShortcut('alt+shift+g')
      else await scene.browser.pressToolbarButton()
      popup = new PopupPage(await scene.browser.realPopup())
      if (browserName === 'firefox') await popup.choose('Pick on the page')
      expect(await popup.untilAlert()).toContain('Extensions may not read this page')
      return 'says so: the browser protects its own pages'
    })
    await page.close()
  })
})
