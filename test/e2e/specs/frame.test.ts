import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browserName } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import type { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

const title = 'Our lake'

describe('the frame of the popup', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene()
  })
  beforeEach(() => scene.demo.reset())
  afterAll(() => scene?.close())

  const untilFocusOn = (popup: PopupPage, name: string) =>
    waitUntil(`the focus on ${name}`, () =>
      popup.surface.evaluate<boolean>(
        `[document.activeElement.getAttribute('aria-label'), document.activeElement.textContent].includes(${JSON.stringify(name)})`,
      ),
    )
  const untilSheets = (popup: PopupPage, count: number) =>
    waitUntil(`${count} sheets`, async () => (await popup.surface.texts({ role: 'dialog' })).length === count)

  const helpByKeyboard = async (popup: PopupPage, pressEscape: () => Promise<void>) => {
    // Not in the box, where it belongs to the question.
    await popup.surface.press({ role: 'button', name: 'More' }, '?')
    await untilSheets(popup, 1)
    expect((await popup.surface.texts({ role: 'dialog', name: 'Help' })).join()).toMatch(/CAPTCHAs/)
    await pressEscape()
    await untilSheets(popup, 0)
    await untilFocusOn(popup, 'More')
  }

  test.runIf(browserName === 'chromium')(
    'Escape of the real keyboard takes away one thing at a time: the help, the list, the answer, the popup',
    async () => {
      await scene.configure({ model: 'fault-silence-30' })
      const popup = await scene.askAbout('photo')
      await popup.untilShows('first half')
      const pressEscape = () => scene.browser.pressShortcut('Escape')
      await helpByKeyboard(popup, pressEscape)

      await popup.surface.press({ role: 'button', name: 'History' }, 'Enter')
      await waitUntil(
        'the list of chats',
        async () => (await popup.surface.texts({ role: 'listitem' })).length > 0,
      )
      await pressEscape()
      await untilFocusOn(popup, 'History')

      expect(await popup.offers('Stop')).toBe(true)
      await pressEscape()
      await popup.untilShows('Stopped')
      expect(await scene.browser.isPopupOpen()).toBe(true)
      await pressEscape()
      await waitUntil('the popup to close', async () => !(await scene.browser.isPopupOpen()))
    },
  )

  test.runIf(browserName === 'firefox')(
    'Escape closes the popup of Firefox before the page hears of it: the answer goes on, and a tab stops it',
    async () => {
      await scene.configure({ model: 'fault-silence-30' })
      const popup = await scene.askAbout('photo')
      await popup.untilShows('first half')
      await popup.surface.press({ role: 'button', name: 'More' }, 'Escape')
      await waitUntil('the popup to close', async () => !(await scene.browser.isPopupOpen()))
      const tab = await scene.chatInTab()
      await tab.untilShows('first half')
      const pressEscape = () => tab.surface.press({ role: 'button', name: 'More' }, 'Escape')
      await helpByKeyboard(tab, () => tab.surface.press({ role: 'button', name: 'Close' }, 'Escape'))
      expect(await tab.offers('Stop')).toBe(true)
      await pressEscape()
      await tab.untilShows('Stopped')
      await tab.close()
    },
  )

  test('a chat is renamed by keyboard, keeps its title, and stands beside the conversation in a tab', async () => {
    await scene.configure({ model: 'gpt-6-luna' })
    const popup = await scene.askAbout('photo')
    await popup.untilSettled()
    const [old = ''] = await popup.surface.texts({ role: 'heading' })
    await popup.surface.press({ role: 'button', name: old }, 'Enter')
    await popup.surface.fill({ role: 'field', name: 'Rename chat' }, title)
    await popup.surface.press({ role: 'field', name: 'Rename chat' }, 'Enter')
    await untilFocusOn(popup, title)
    await scene.closePopup(popup)

    const tab = await scene.chatInTab()
    const listed = await waitUntil('the chats beside the conversation', async () => {
      const rows = await tab.surface.texts({ role: 'listitem' })
      return rows.length > 0 && rows
    })
    expect(listed[0]).toContain(title)
    await tab.untilShows('1200 × 800')
    expect(await tab.surface.texts({ role: 'heading', name: title })).toHaveLength(1)
    await tab.surface.press({ role: 'button', name: title }, 'F2')
    await tab.surface.fill({ role: 'field', name: 'Rename chat' }, 'Not this one')
    await tab.surface.press({ role: 'field', name: 'Rename chat' }, 'Escape')
    await untilFocusOn(tab, title)
    await tab.close()
  })
})
