import { afterAll, afterEach, beforeAll, beforeEach, describe, test } from 'vitest'
import type { Place } from '../../demo/place.ts'
import { places } from '../../demo/places.ts'
import { browserName, type WebPage } from '../driver.ts'
import { expectOutcome } from '../expect-outcome.ts'
import { recordOutcome } from '../gallery-results.ts'
import { Picker } from '../picker.ts'
import { PopupPage } from '../popup-page.ts'
import { openScene, type Scene } from '../scene.ts'

/** Looks at one place, or a few, while one works on it: `PLACES=sprite,mask-image`. */
const only = process.env.PLACES?.split(',')

const differing = (place: Place) => (browserName === 'firefox' ? place.inFirefox : place.inChromium)

const cases = places
  .filter(({ id }) => only?.includes(id) ?? true)
  .flatMap((place) => {
    const by = differing(place)?.by ?? place.by
    return by
      .filter((way) => way !== 'own')
      .map((way) => ({ place, way, name: `${place.entry}. ${place.title}` }))
  })

describe('a picture in a hard place', () => {
  let scene: Scene
  let page: WebPage
  let popup: PopupPage | null = null
  const run = (source: string) => scene.browser.evaluateInPage(page, source)

  beforeAll(async () => {
    scene = await openScene()
    page = await scene.openTab(`${scene.demo.galleryUrl}places${only ? `?only=${only}` : ''}`)
  }, 90_000)
  beforeEach(() => scene.demo.reset())
  afterEach(async () => {
    // After a failure a menu or the picker may still be open, and would spoil the next place.
    if (!popup || (await new Picker(scene.browser, page).isOpen()))
      await scene.browser.pressShortcut('Escape')
    if (popup && (await scene.browser.isPopupOpen())) await scene.closePopup(popup)
    popup = null
    await run('for (const card of document.querySelectorAll("article")) card.leave?.()')
  })
  afterAll(() => scene?.close())

  test.each(cases)('$name, by the $way', async ({ place, way }) => {
    const selector = `#place-${place.id} .target`
    await run(`void document.getElementById('place-${place.id}').open?.()`)
    if (way === 'menu') {
      await scene.browser.openNativeMenu(page, selector)
      await scene.browser.chooseFromNativeMenu('a')
    } else {
      const point = await scene.browser.screenPoint(page, selector)
      const picker = await new Picker(scene.browser, page).open()
      await picker.choose(point)
    }
    popup = new PopupPage(await scene.browser.realPopup())
    await popup.untilSettled()
    const expected = differing(place)?.outcome ?? place.outcome
    await recordOutcome(browserName, place, way, () =>
      expectOutcome(expected, scene.chatRequests(), popup as PopupPage),
    )
  })
})
