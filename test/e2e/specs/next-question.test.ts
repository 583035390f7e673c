import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserName } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

const box = { role: 'field', name: 'Question' }
const line = { role: 'button', name: 'Model and detail' }

describe('what is asked next', () => {
  let scene: Scene
  let chat: PopupPage
  beforeAll(async () => {
    scene = await openScene()
    chat = await scene.chatWith('gpt-6-luna')
  })
  afterAll(() => scene?.close())

  const heightOf = (page: PopupPage, selector: string) =>
    page.surface.evaluate<number>(`document.querySelector('${selector}').getBoundingClientRect().height`)
  const focused = () =>
    chat.surface.evaluate<string>(
      "document.activeElement.getAttribute('aria-label') ?? document.activeElement.type",
    )

  const lineSays = async () => (await chat.surface.texts(line)).join().replace(/\s+/g, ' ')

  test.each(['', '?panel', '?tab'])('takes 84 px at most, with a box of one line (%s)', async (query) => {
    const page = new PopupPage(await scene.browser.openExtensionPage(`src/popup/index.html${query}`))
    await waitUntil('the box', async () => (await page.question()) !== null)
    expect(await heightOf(page, 'footer')).toBeLessThanOrEqual(84)
    expect(await heightOf(page, 'footer form')).toBeLessThanOrEqual(42)
    const low = await heightOf(page, 'textarea')
    await page.surface.fill(box, 'a long question '.repeat(100))
    // Six lines, and no more.
    expect(await heightOf(page, 'textarea')).toBe(low + 5 * 20)
    await page.surface.fill(box, '')
    expect(await heightOf(page, 'textarea')).toBe(low)
    await page.close()
  })

  test('Arrow-up brings the last question into the empty box, and leaves one that is typed', async () => {
    await chat.surface.press(box, 'ArrowUp')
    expect(await chat.question()).toContain("What's in this image?")
    expect(
      await chat.surface.evaluate<boolean>(
        "(({ selectionStart, value }) => selectionStart === value.length)(document.querySelector('textarea'))",
      ),
    ).toBe(true)
    await chat.surface.fill(box, 'Mine')
    await chat.surface.press(box, 'ArrowUp')
    expect(await chat.question()).toBe('Mine')
  })

  test('the sheet is worked by keyboard: its choice holds, and the focus returns to the line', async () => {
    await chat.surface.press(line, 'Enter')
    await waitUntil('the focus on the detail', async () => (await focused()) === 'radio')
    await chat.surface.press({ role: 'radio', name: 'Auto' }, 'ArrowRight')
    expect(await chat.surface.value({ role: 'radio', name: 'Low' })).toBe('true')
    await chat.surface.press({ role: 'radio', name: 'Low' }, 'Escape')
    expect(await focused()).toBe('Model and detail')
    expect(await lineSays()).toBe('gpt-6-luna · Low detail')
    const sent = await scene.untilSent(() => chat.ask('And in one word?'))
    expect(sent.images).toMatchObject([{ detail: 'low' }])
    await chat.untilSettled(2)
  })

  // Firefox closes its popup by Escape before the page hears of it.
  test.runIf(browserName === 'chromium')(
    'Escape of the real keyboard closes the sheet, and leaves the popup open',
    async () => {
      const popup = await scene.askAbout('photo')
      await popup.untilSettled()
      await popup.openSheet()
      await waitUntil('the sheet', async () => (await popup.surface.texts({ role: 'dialog' })).length === 1)
      await scene.browser.pressShortcut('Escape')
      await waitUntil(
        'the sheet to close',
        async () => (await popup.surface.texts({ role: 'dialog' })).length === 0,
      )
      expect(await scene.browser.isPopupOpen()).toBe(true)
      await scene.closePopup(popup)
    },
  )

  test('a model that is typed for the next question leaves the sheet open and has its name in the line', async () => {
    await chat.openSheet()
    await chat.chooseModel('a-model-of-yours')
    expect(await chat.surface.visibleText()).toContain('price unknown · not known whether it sees pictures')
    await chat.closeSheet()
    expect(await lineSays()).toBe('a-model-of-yours · Low detail')
    await chat.chooseDetail('Auto')
    expect(await lineSays()).toBe('a-model-of-yours · Auto detail')
  })
})
