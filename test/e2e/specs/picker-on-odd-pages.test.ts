import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { placeColours } from '../../demo/gallery/pictures/place-pictures.ts'
import { browserName, type WebPage } from '../drivers/driver.ts'
import { pressKey } from '../drivers/native-menu.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { expectOutcome } from '../scenes/expect-outcome.ts'
import { Picker } from '../scenes/picker.ts'
import { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

/** Something is open in the top layer of the page that it did not open itself, in a shadow root of its or outside. */
const isOpenSource = `[document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])]
  .some((root) => root.querySelector(':popover-open'))`

describe('the picker', () => {
  let scene: Scene
  let popup: PopupPage | null = null
  let tab: WebPage | null = null
  beforeAll(async () => {
    scene = await openScene()
  })
  beforeEach(() => scene.demo.reset())
  afterEach(async () => {
    popup = await scene.leave(popup)
  })
  afterAll(() => scene?.close())

  /** Turns the one tab of these tests to a page with a picture beneath everything. */
  async function open(): Promise<WebPage> {
    const url = `${scene.demo.galleryUrl}places?only=background`
    if (tab) await tab.goTo(url)
    else tab = await scene.openTab(url)
    return tab
  }
  const pickerOn = (page: WebPage) => new Picker(scene.browser, page).open()

  test('hears no word that is typed into a field of the page which took the keys; Escape leaves it', async () => {
    const page = await open()
    const picker = await pickerOn(page)
    await page.evaluate(`(() => {
      window.field = document.body.appendChild(document.createElement('input'))
      setInterval(() => field.focus(), 20)
    })()`)
    await waitUntil('the page to have the keys', async () =>
      Boolean(
        await page.evaluate(
          "document.activeElement === field && document.querySelector(':popover-open') !== null",
        ),
      ),
    )
    await picker.press('w')
    await waitUntil('the letter to be in the field', async () => (await page.evaluate('field.value')) === 'w')
    await picker.press('Escape')
    await waitUntil(
      'the picker to be gone',
      async () => (await page.evaluate("document.querySelector(':popover-open')")) === null,
    )
    expect(scene.chatRequests()).toHaveLength(0)
    expect(await scene.browser.isPopupOpen()).toBe(false)
  })

  test('is seen through, whatever the page paints behind what lies on top', async () => {
    const page = await open()
    await page.evaluate(
      "document.head.append(Object.assign(document.createElement('style'), { textContent: '::backdrop { background: red !important; display: block !important }' }))",
    )
    const picker = await pickerOn(page)
    const shown = "getComputedStyle(document.querySelector(':popover-open'), '::backdrop').display"
    expect(await page.evaluate(shown)).toBe('none')
    await picker.press('Escape')
    await waitUntil('the picker to be gone', async () => !(await picker.isOpen()))
  })

  // Firefox tells nobody what lies above what lets clicks through.
  test.skipIf(browserName === 'firefox').each([
    [
      'in a shadow root',
      "document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' })",
    ],
    ['whose events it keeps to itself', 'document.body'],
  ])('ends when the page covers it by what was open before, %s', async (_, around) => {
    const page = await open()
    await page.evaluate(`(() => {
      addEventListener('beforetoggle', (event) => event.stopImmediatePropagation(), true)
      window.cover = (${around}).appendChild(document.createElement('div'))
      cover.popover = 'manual'
      cover.style = 'inset: 0; width: 100vw; height: 100vh; border: 0; background: white; pointer-events: none'
      cover.showPopover()
    })()`)
    await pressKey('alt+shift+g')
    const host =
      "[...document.documentElement.children].find((each) => each !== cover && each.matches(':popover-open'))"
    const isThere = `${host} !== undefined`
    await waitUntil('the picker to open', async () => (await page.evaluate(isThere)) === true)
    // It has to see that nothing is above it before it can see that something is; the page asks the browser the same, later.
    await page.evaluate(`new Promise((resolve) => {
      const observer = new IntersectionObserver(
        (entries) => entries.some(({ isVisible }) => isVisible) && resolve(true),
        { trackVisibility: true, delay: 100 },
      )
      observer.observe(${host})
    })`)
    expect(await page.evaluate(isThere)).toBe(true)
    await page.evaluate('cover.hidePopover(), cover.showPopover(), null')
    await waitUntil('the picker to be gone', async () => (await page.evaluate(isThere)) === false)
    expect(scene.chatRequests()).toHaveLength(0)
  })

  const odd: [string, string, string?][] = [
    [
      'without a doctype that is longer than the window',
      `{ const old = document.documentElement.outerHTML
        document.open(); document.write(old); document.close()
        document.body.append(Object.assign(document.createElement('p'), { style: 'height: 5000px' })) }`,
    ],
    ['that is zoomed by its style', "document.documentElement.style.zoom = '1.5'"],
    [
      'with its picture in a modal dialog in a shadow root',
      `{ const target = document.querySelector('.target')
        const { left, top, width, height } = target.getBoundingClientRect()
        const shadow = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
        const dialog = shadow.appendChild(document.createElement('dialog'))
        dialog.style = 'margin: 0; padding: 0; border: 0; left: ' + left + 'px; top: ' + top + 'px; width: ' + width + 'px; height: ' + height + 'px'
        dialog.style.backgroundImage = getComputedStyle(target).backgroundImage
        dialog.showModal() }`,
    ],
    [
      'that has opened a form with names, and focuses it',
      `{ const form = Object.assign(document.createElement('form'), { tabIndex: 0 })
        document.body.append(form)
        for (const name of ['focus', 'isConnected', 'append', 'matches', 'getAttribute', 'localName'])
          Element.prototype.append.call(form, Object.assign(document.createElement('input'), { name, type: 'hidden' }))
        form.popover = 'manual'
        form.style = 'inset: auto 0 0 auto; width: 20px; height: 20px'
        HTMLElement.prototype.showPopover.call(form)
        HTMLElement.prototype.focus.call(form) }`,
    ],
    [
      'that opens a dialog which is not modal meanwhile',
      '',
      `document.body.appendChild(Object.assign(document.createElement('dialog'), { textContent: 'News' })).show()`,
    ],
  ]
  test.each(odd)('is right on a page %s', async (_, change, meanwhile = '') => {
    const page = await open()
    await page.evaluate(change)
    const point = await scene.browser.screenPoint(page, '.target')
    await pressKey('alt+shift+g')
    const isOpen = async () => (await page.evaluate(isOpenSource)) === true
    await waitUntil('the picker to open', isOpen)
    await page.evaluate(meanwhile)
    await new Picker(scene.browser, page).choose(point)
    popup = new PopupPage(await scene.browser.realPopup())
    await popup.untilSettled()
    await expectOutcome({ colours: placeColours['back-one.png'] }, scene.chatRequests(), popup)
  })
})
