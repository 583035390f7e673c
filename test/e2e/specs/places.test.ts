import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { browserName } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
beforeEach(() => scene.demo.reset())
afterEach(async () => {
  await closePanel()
  await closeTabs()
})
afterAll(() => scene?.close())

/** Changes settings as the options page does. */
async function set(changes: object): Promise<void> {
  await scene.browser.evaluate(`(async () => {
    const say = (name, payload) => browser.runtime.sendMessage({ name, payload })
    const { value } = await say('readState', {})
    await say('saveSettings', { settings: { ...value.settings, ...${JSON.stringify(changes)} } })
  })().then(() => null)`)
}

const isPanelOpen = () =>
  scene.browser.evaluate<boolean>(
    "browser.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }).then(({ length }) => length > 0)",
  )
const isSidebarOpen = () => scene.browser.evaluate<boolean>('browser.sidebarAction.isOpen({})')
const isOpen = () => (browserName === 'firefox' ? isSidebarOpen() : isPanelOpen())

const openPanel = async () => new PopupPage(await scene.browser.realPanel())

async function closePanel(): Promise<void> {
  if (!(await isOpen())) return
  const panel = await openPanel()
  await (browserName === 'firefox' ? panel.close() : panel.surface.evaluate('window.close()'))
  await waitUntil('the panel to close', async () => !(await isOpen()))
}

const ourTabs =
  "browser.runtime.getContexts({ contextTypes: ['TAB'] }).then((all) => all.filter(({ documentUrl }) => documentUrl.includes('?tab')))"

const closeTabs = () =>
  scene.browser.evaluate(
    `${ourTabs}.then((all) => browser.tabs.remove(all.map(({ tabId }) => tabId))).then(() => null)`,
  )

/** The address of the tab that shows chats, once it is there. */
const untilTab = () =>
  waitUntil('the tab', () =>
    scene.browser.evaluate<string | null>(`${ourTabs}.then(([tab]) => tab?.documentUrl ?? null)`),
  )

/** The menu's click, without waiting for a popup. */
async function click(card: string): Promise<void> {
  await scene.browser.openNativeMenu(await scene.gallery(), `#card-${card} img`)
  await scene.browser.chooseFromNativeMenu('a')
}

const badge = () => scene.browser.evaluate<string>('browser.action.getBadgeText({})')
const title = () => scene.browser.evaluate<string>('browser.action.getTitle({})')

test('the toolbar icon tells of an answer that nobody looks at: on its way, then there; nothing once it was opened', async () => {
  await set({ opensIn: 'popup', model: 'fault-silence-6' })
  const popup = await scene.askAbout('photo')
  await popup.untilShows('which tells of')
  expect(await badge()).toBe('')
  await scene.leave(popup)
  await waitUntil('an answer on its way', async () => (await badge()) === '…')
  expect(await title()).toBe('Ask About This Image: answer on its way')
  await waitUntil('an answer that is there', async () => (await badge()) === '✓')
  expect(await title()).toBe('Ask About This Image: answer ready')
  const again = await scene.reopenPopup()
  await again.untilShows('which tells of')
  await scene.closePopup(again)
  await waitUntil('no mark', async () => (await badge()) === '')
  await set({ model: 'gpt-6-luna' })
})

test('a click opens the panel when that is set, also by a background that was ended; the next one goes there too', async () => {
  await set({ opensIn: 'panel' })
  await scene.browser.killBackground()
  await click('photo')
  const panel = await openPanel()
  expect(await panel.untilSettled()).toContain('1200 × 800 pixels')
  await click('chart')
  await panel.untilShows('960 × 600')
  await waitUntil('the second question to leave', () => scene.chatRequests().length === 2)
  expect(await scene.browser.isPopupOpen()).toBe(false)
})

test('while the panel is open a click opens no popup over it, also when the background was ended', async () => {
  await set({ opensIn: 'panel' })
  await click('photo')
  const panel = await openPanel()
  await panel.untilSettled()
  await set({ opensIn: 'popup' })
  for (const [card, words] of [
    ['chart', '960 × 600'],
    ['webp', '900 × 600'],
  ] as const) {
    if (card === 'webp') await scene.browser.killBackground()
    await click(card)
    await panel.untilShows(words)
    await panel.untilSettled()
    expect(await scene.browser.isPopupOpen()).toBe(false)
  }
})

test('one click moves the chat that is shown, not the newest, with what was typed, from the popup to the panel', async () => {
  await set({ opensIn: 'popup' })
  for (const card of ['photo', 'chart']) {
    const popup = await scene.askAbout(card)
    await popup.untilSettled()
    await scene.closePopup(popup)
  }
  const popup = await scene.reopenPopup()
  await popup.press('History')
  await popup.surface.click({ role: 'button', name: 'mountain lake', partly: true })
  await popup.untilShows('1200 × 800')
  await popup.surface.fill({ role: 'field', name: 'Question' }, 'And the sky?')
  await popup.choose('Open in side panel')
  const panel = await openPanel()
  await panel.untilShows('1200 × 800')
  await waitUntil('what was typed', async () => (await panel.question()) === 'And the sky?')
  await waitUntil('the popup to close', async () => !(await scene.browser.isPopupOpen()))
})

test('one click moves a chat from the panel to a tab, and from the tab back to the panel', async () => {
  await set({ opensIn: 'panel' })
  await click('photo')
  const panel = await openPanel()
  await panel.untilSettled()
  await panel.choose('Open in tab')
  const url = await untilTab()
  expect(url).toMatch(/\?tab&chat=[\w-]+$/)
  await waitUntil('the panel to close', async () => !(await isOpen()))
  await closeTabs()
  const path = url.slice(scene.browser.extensionOrigin.length + 1)
  const tab = new PopupPage(await scene.browser.openExtensionPage(path))
  await tab.untilShows('1200 × 800')
  // By a real key: Firefox opens its sidebar for the user's own doing alone.
  await tab.press('More')
  // The tab may go in the middle of the press; that it is gone is seen below.
  await tab.surface
    .press({ role: 'menuitem', name: 'Open in side panel' }, 'Enter')
    .catch((error) => expect(String(error)).toContain('closed'))
  await (await openPanel()).untilShows('1200 × 800')
  await waitUntil('the tab to close', () =>
    scene.browser.evaluate<boolean>(`${ourTabs}.then(({ length }) => length === 0)`),
  )
})

test('a click opens a tab with its chat when that is set', async () => {
  await set({ opensIn: 'tab' })
  const sent = await scene.untilSent(() => click('photo'))
  expect(sent).toMatchObject({ images: [{ as: 'link' }] })
  expect(await untilTab()).toMatch(/\?tab&chat=[\w-]+$/)
  expect(await scene.browser.isPopupOpen()).toBe(false)
})

test.each(['panel', 'tab'] as const)(
  'the keyboard shortcut opens the %s when that is set',
  async (opensIn) => {
    await set({ opensIn })
    await scene.browser.screenPoint(await scene.gallery(), '#card-photo img')
    await scene.browser.pressShortcut('alt+shift+q')
    if (opensIn === 'panel') await (await openPanel()).untilShows(/./)
    else expect(await untilTab()).toMatch(/\?tab$/)
    expect(await scene.browser.isPopupOpen()).toBe(false)
  },
)
