import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import puppeteer, { type Page } from 'puppeteer-core'
import { chromeScope } from './chrome-scope.ts'
import type { Browser, WebPage } from './driver.ts'
import { inExtension, isLoadedSource } from './element-query.ts'
import { findBrowser } from './find-browser.ts'
import { firefoxTabSurface, firefoxUntabbedSurface } from './firefox-surface.ts'
import { expectKnownHosts } from './known-hosts.ts'
import { pressKey, rightClickAt, type ScreenPoint, typeText } from './native-menu.ts'
import { waitUntil } from './wait-until.ts'

const addonId = 'ask-about-this-image@example.org'
const uuid = '5c0ffee0-0000-4000-8000-000000000001'

const preferences = {
  // The address of the extension's pages, which is otherwise a secret of each profile.
  'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
  // Makes pages look public although they are on this computer.
  'network.dns.localDomains': 'gallery.example,images.example,api.example',
  // Its entry in the image menu has our access key; with two of them the first press would only select one.
  'devtools.accessibility.enabled': false,
  // A temporary add-on is uninstalled when the browser ends; its data must still be there after a restart.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  // Of the driver's own making: with it the keys never reach an opened popup, which they do for everybody else.
  'focusmanager.testmode': false,
  // Spares the processor: no moving pictures in menus and tabs, and no processes and pages that might be needed soon.
  'ui.prefersReducedMotion': 1,
  'dom.ipc.processPrelaunch.enabled': false,
  'browser.newtab.preload': false,
  'layout.frame_rate': 30,
}

async function startFirefox(profile: string, more: Record<string, string> = {}) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox'),
    headless: !process.env.DISPLAY,
    userDataDir: profile,
    defaultViewport: null,
    // Of servers on this computer.
    acceptInsecureCerts: true,
    args: ['--remote-allow-system-access', '--width=1100', '--height=860'],
    extraPrefsFirefox: { ...preferences, ...more },
    env: { ...process.env, LANGUAGE: 'en' },
  })
  await browser.installExtension(resolve('dist/firefox'))
  return browser
}

/** Starts Firefox with a fresh profile. Needs a window manager on the display for focus (`npm test` starts one). */
export async function launchFirefox({ devicePixelRatio = 1 } = {}): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'e2e-firefox-'))
  const extensionOrigin = `moz-extension://${uuid}`
  const scale = devicePixelRatio === 1 ? {} : { 'layout.css.devPixelsPerPx': String(devicePixelRatio) }
  let firefox = await startFirefox(profile, scale)
  let chrome = chromeScope(firefox)
  await chrome.watchHosts()
  const pages = new Map<WebPage, Page>()

  async function openExtensionPage(path: string): Promise<Page> {
    const page = await firefox.newPage()
    // The driver waits in vain for the end of this navigation.
    page.goto(`${extensionOrigin}/${path}`).catch(() => {})
    await waitUntil(`${path} to open`, () =>
      page
        .evaluate('document.readyState === "complete" && location.protocol === "moz-extension:"')
        .then(Boolean, () => false),
    )
    return page
  }

  async function evaluate<T>(expression: string): Promise<T> {
    const page = await openExtensionPage('src/options/index.html')
    const value = await page.evaluate(inExtension(expression))
    await page.close()
    return value as T
  }

  /** Throws when a host was contacted that the run does not know. */
  const checkHosts = async () => expectKnownHosts(await chrome.contacts())

  async function reopen(meanwhile?: (profile: string) => Promise<void>): Promise<void> {
    pages.clear()
    await meanwhile?.(profile)
    firefox = await startFirefox(profile)
    chrome = chromeScope(firefox)
    await chrome.watchHosts()
  }

  function opened(webPage: WebPage): Page {
    const page = pages.get(webPage)
    if (!page) throw new Error('open the page with openPage first')
    return page
  }

  async function screenPoint(webPage: WebPage, selector: string): Promise<ScreenPoint> {
    const page = opened(webPage)
    await page.bringToFront()
    const element = await page.waitForSelector(selector)
    await element?.scrollIntoView()
    await page.waitForFunction(isLoadedSource(selector))
    const box = await element?.boundingBox()
    if (!box) throw new Error(`${selector} is not visible`)
    const origin = await chrome.pageOrigin()
    return { x: origin.x + box.x + box.width / 2, y: origin.y + box.y + box.height / 2 }
  }

  return {
    name: 'firefox',
    screenPoint,
    async pinch(webPage, scale) {
      await opened(webPage).bringToFront()
      await chrome.pinchPage(scale)
    },
    extensionOrigin,
    async openPage(url) {
      const page = await firefox.newPage()
      if (url.startsWith('about:')) {
        // Of a page of the browser itself the driver never hears that it is there.
        page.goto(url).catch(() => {})
        await waitUntil(`${url} to be in front`, async () => (await chrome.frontAddress()) === url)
      } else await page.goto(url)
      const webPage: WebPage = {
        url,
        goTo: async (next) => void (await page.goto(next)),
        evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
        addresses: () => page.frames().map((frame) => frame.url()),
        close: () => page.close(),
      }
      pages.set(webPage, page)
      return webPage
    },
    openExtensionPage: async (path) => firefoxTabSurface(await openExtensionPage(path)),
    async openNativeMenu(webPage, selector) {
      await rightClickAt(await screenPoint(webPage, selector))
      await waitUntil('the native menu', () => chrome.isMenuOpen())
    },
    async chooseFromNativeMenu(accessKey) {
      await pressKey(accessKey)
      await waitUntil('the native menu to close', async () => !(await chrome.isMenuOpen()))
    },
    pressShortcut: pressKey,
    typeText,
    pressToolbarButton: () => chrome.pressToolbarButton(addonId),
    async realPopup() {
      await waitUntil('the popup to open', () => chrome.isPopupOpen())
      return firefoxUntabbedSurface(chrome, 'popup')
    },
    async realPanel() {
      await waitUntil('the sidebar to open', () => chrome.isPanelOpen())
      return firefoxUntabbedSurface(chrome, 'panel')
    },
    isPopupOpen: () => chrome.isPopupOpen(),
    killBackground: () => chrome.endBackground(addonId),
    async restart(meanwhile) {
      await checkHosts()
      await firefox.close()
      await reopen(meanwhile)
    },
    async crash() {
      await checkHosts()
      const program = firefox.process()
      const ended = new Promise((resolve) => program?.once('exit', resolve))
      program?.kill('SIGKILL')
      await ended
      // The driver puts the profile's preferences back when it notices.
      await waitUntil('the preferences', () => !existsSync(join(profile, 'user.js.puppeteer')))
      await reopen()
    },
    reloadExtension: () => chrome.reloadExtension(addonId),
    allowPrivateWindows: () => chrome.allowPrivateWindows(addonId),
    evaluate,
    async leaveAlone(expression, work) {
      // What drives Firefox does not keep the event page alive: nothing to detach.
      await evaluate(expression)
      await work()
    },
    async close() {
      try {
        await checkHosts()
      } finally {
        await firefox.close()
        await rm(profile, { recursive: true, force: true, maxRetries: 5 })
      }
    },
  }
}
