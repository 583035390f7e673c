import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { runChromiumAlone } from './chromium-alone.ts'
import { connectChromium } from './connect-chromium.ts'
import type { Browser, Surface, WebPage } from './driver.ts'
import { inExtension, isLoadedSource } from './element-query.ts'
import { findBrowser } from './find-browser.ts'
import { expectKnownHosts } from './known-hosts.ts'
import { countVisibleWindows, pressKey, rightClickAt, type ScreenPoint, typeText } from './native-menu.ts'
import { netLogSwitch, readNetLog } from './net-log.ts'
import { playwrightSurface } from './playwright-surface.ts'
import { waitUntil } from './wait-until.ts'

const extensionDirectory = resolve('dist/chrome')

// Nothing but this computer can be reached; every *.example is this computer, so that a page looks public.
const hosts = 'MAP *.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'

const switches = [
  `--disable-extensions-except=${extensionDirectory}`,
  `--load-extension=${extensionDirectory}`,
  `--host-resolver-rules=${hosts}`,
  // Of servers on this computer.
  '--ignore-certificate-errors',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--hide-crash-restore-bubble',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Spares the processor.
  '--force-prefers-reduced-motion',
  '--test-type',
  '--remote-debugging-port=0',
  '--window-position=0,0',
  '--window-size=1100,860',
]

/** Chromium makes the id of an unpacked extension from its path: the first 32 hex digits of a hash, as letters a to p. */
function unpackedExtensionId(directory: string): string {
  const digits = createHash('sha256').update(directory).digest('hex').slice(0, 32)
  return digits.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
}

const netLogOf = (profile: string) => join(profile, 'net-log.json')

async function openProfile(profile: string, more: string[] = []): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: findBrowser('chromium'),
    headless: !process.env.DISPLAY,
    viewport: null,
    colorScheme: null,
    args: [...switches, ...more, netLogSwitch(netLogOf(profile))],
    env: { ...process.env, LANGUAGE: 'en' },
  })
}

/** Starts Chromium with a fresh profile. Its popup is a target of the debugging port, never a page of the context. */
export async function launchChromium({ devicePixelRatio = 1 } = {}): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'e2e-chromium-'))
  const extensionId = unpackedExtensionId(extensionDirectory)
  const extensionOrigin = `chrome-extension://${extensionId}`
  const scale = devicePixelRatio === 1 ? [] : [`--force-device-scale-factor=${devicePixelRatio}`]
  let context = await openProfile(profile, scale)
  const pages = new Map<WebPage, Page>()

  const debuggerUrl = async () => {
    const port = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')[0]
    return `http://127.0.0.1:${port}`
  }
  const isPopup = (url: string) =>
    url.startsWith(`${extensionOrigin}/src/popup/`) && !url.includes('?tab') && !url.includes('?panel')

  const isPanel = (url: string) => url === `${extensionOrigin}/src/popup/index.html?panel`

  /** What the debugging port names: pages, popups, workers. */
  async function targets(): Promise<{ id: string; type: string; url: string }[]> {
    return (await fetch(`${await debuggerUrl()}/json/list`)).json()
  }

  async function openExtensionPage(path: string): Promise<Page> {
    const page = await context.newPage()
    // Right after the start the extension may not be there yet.
    await waitUntil(`${path} to open`, () => page.goto(`${extensionOrigin}/${path}`).catch(() => null))
    return page
  }

  /** Does on the browser's page of extensions what its buttons do. */
  async function configure(call: string): Promise<void> {
    const page = await context.newPage()
    await page.goto('chrome://extensions')
    // Without developer mode Chromium disables an unpacked extension when it is reloaded.
    await page.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })')
    await page.evaluate(`chrome.developerPrivate.${call}`)
    await page.close()
  }

  /** Throws when a host was contacted that the run does not know. */
  async function checkHosts(): Promise<void> {
    expectKnownHosts(await readNetLog(netLogOf(profile)))
  }

  async function reopen(meanwhile?: (profile: string) => Promise<void>): Promise<void> {
    pages.clear()
    await checkHosts()
    await meanwhile?.(profile)
    context = await openProfile(profile)
  }

  async function isPopupOpen(): Promise<boolean> {
    return (await targets()).some(({ url }) => isPopup(url))
  }

  /** A page that no context lists: the popup, the side panel. */
  async function unlisted(isIt: (url: string) => boolean): Promise<Surface> {
    const connection = await connectChromium(await debuggerUrl())
    const page = await waitUntil('the popup or the panel as a page', () =>
      connection
        .contexts()
        .flatMap((each) => each.pages())
        .find((each) => isIt(each.url())),
    )
    page.once('close', () => void connection.close())
    return playwrightSurface(page)
  }

  function opened(webPage: WebPage): Page {
    const page = pages.get(webPage)
    if (!page) throw new Error('open the page with openPage first')
    return page
  }

  async function screenPoint(webPage: WebPage, selector: string): Promise<ScreenPoint> {
    const page = opened(webPage)
    await page.bringToFront()
    const element = page.locator(selector)
    await element.scrollIntoViewIfNeeded()
    await page.waitForFunction(isLoadedSource(selector))
    const box = await element.boundingBox()
    if (!box) throw new Error(`${selector} is not visible`)
    const origin = await page.evaluate(() => {
      const beside = outerWidth - innerWidth
      // Wider than any frame is a side panel, which lies on the right.
      return { x: screenX + (beside < 100 ? beside / 2 : 0), y: screenY + (outerHeight - innerHeight) }
    })
    return { x: origin.x + box.x + box.width / 2, y: origin.y + box.y + box.height / 2 }
  }

  return {
    name: 'chromium',
    screenPoint,
    async pinch(webPage, pageScaleFactor) {
      const session = await context.newCDPSession(opened(webPage))
      await session.send('Emulation.setPageScaleFactor', { pageScaleFactor })
      await session.detach()
    },
    extensionOrigin,
    async openPage(url) {
      const page = await context.newPage()
      await page.goto(url)
      const webPage: WebPage = {
        url,
        goTo: async (next) => void (await page.goto(next)),
        evaluate: (expression) => page.evaluate(expression),
        addresses: () => page.frames().map((frame) => frame.url()),
        close: () => page.close(),
      }
      pages.set(webPage, page)
      return webPage
    },
    openExtensionPage: async (path) => playwrightSurface(await openExtensionPage(path)),
    async openNativeMenu(webPage, selector) {
      const point = await screenPoint(webPage, selector)
      const before = await countVisibleWindows()
      await rightClickAt(point)
      await waitUntil('the native menu', async () => (await countVisibleWindows()) > before)
    },
    async chooseFromNativeMenu(accessKey) {
      await pressKey(accessKey)
    },
    pressShortcut: pressKey,
    typeText,
    pressToolbarButton: () => Promise.reject(new Error('not driven in Chromium')),
    async realPopup() {
      await waitUntil('the popup to open', isPopupOpen)
      return unlisted(isPopup)
    },
    isPopupOpen,
    async realPanel() {
      await waitUntil('the panel to open', async () => (await targets()).some(({ url }) => isPanel(url)))
      return unlisted(isPanel)
    },
    async killBackground() {
      const isWorker = ({ type, url }: { type: string; url: string }) =>
        type === 'service_worker' && url.startsWith(extensionOrigin)
      const worker = (await targets()).find(isWorker)
      if (worker) await fetch(`${await debuggerUrl()}/json/close/${worker.id}`)
    },
    async restart(meanwhile) {
      await context.close()
      await reopen(meanwhile)
    },
    async crash() {
      // The lock is a link to "host-pid".
      const pid = Number((await readlink(join(profile, 'SingletonLock'))).split('-').at(-1))
      const closed = new Promise((resolve) => context.once('close', resolve))
      process.kill(pid, 'SIGKILL')
      await closed
      await reopen()
    },
    async reloadExtension() {
      await configure(`reload('${extensionId}', { failQuietly: true })`)
    },
    async allowPrivateWindows() {
      const asked = { extensionId, incognitoAccess: true }
      await configure(`updateExtensionConfiguration(${JSON.stringify(asked)})`)
    },
    async evaluate<T>(expression: string) {
      const page = await openExtensionPage('src/options/index.html')
      const value = await page.evaluate<T>(inExtension(expression))
      await page.close()
      return value
    },
    async leaveAlone(expression, work) {
      await context.close()
      await checkHosts()
      const args = [...switches, netLogSwitch(netLogOf(profile)), `--user-data-dir=${profile}`]
      const url = `${extensionOrigin}/src/options/index.html`
      await runChromiumAlone(args, debuggerUrl, { url, expression, work }).finally(() => reopen())
    },
    async close() {
      await context.close()
      await checkHosts()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
