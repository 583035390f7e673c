import { resolve } from 'node:path'
import { chromium } from 'playwright-core'
import puppeteer from 'puppeteer-core'
import { findBrowser } from '../e2e/drivers/find-browser.ts'
import { firefoxTabSurface } from '../e2e/drivers/firefox-surface.ts'
import { playwrightSurface } from '../e2e/drivers/playwright-surface.ts'
import { waitUntil } from '../e2e/drivers/wait-until.ts'
import { OptionsPage, type WantedPrice } from '../e2e/scenes/options-page.ts'

/** An empty directory for the browser's profile, what to type on the options page, and the page to end on. */
export type Showing = {
  profile: string
  baseUrl: string
  key: string
  price: WantedPrice | null
  galleryUrl: string
}

/** A browser that a person uses; `closed` settles when they close it. */
export type ShownBrowser = { closed: Promise<void>; close(): Promise<void> }

type RequestSeen = (method: string, url: string, body: unknown) => void

async function configure(options: OptionsPage, { baseUrl, key, price }: Showing): Promise<void> {
  await options.enter({ baseUrl, key })
  await options.save()
  if (price) await options.addPrice(price)
}

/** Opens Chromium with the built extension, types in server and key as a person would, and shows the gallery. */
export async function showChromium(showing: Showing, onRequest: RequestSeen): Promise<ShownBrowser> {
  const extension = resolve('dist/chrome')
  const context = await chromium.launchPersistentContext(showing.profile, {
    executablePath: findBrowser('chromium'),
    headless: false,
    viewport: null,
    colorScheme: null,
    env: { ...process.env, LANGUAGE: 'en' },
    // Ctrl-C is for start.ts, which closes the browser itself.
    handleSIGINT: false,
    handleSIGTERM: false,
    args: [
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--host-resolver-rules=MAP *.example 127.0.0.1',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--test-type',
      '--window-size=1280,900',
    ],
  })
  const closed = new Promise<void>((done) => context.once('close', () => done()))
  context.on('request', (request) => {
    if (request.serviceWorker()) onRequest(request.method(), request.url(), request.postDataJSON() ?? null)
  })
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(new URL('/src/options/index.html', worker.url()).href)
  await configure(new OptionsPage(playwrightSurface(page)), showing)
  await page.goto(showing.galleryUrl)
  return { closed, close: () => context.close() }
}

/** The same in Firefox, which does not tell what its extensions request. */
export async function showFirefox(showing: Showing): Promise<ShownBrowser> {
  const uuid = '5c0ffee0-0000-4000-8000-000000000002'
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox'),
    headless: false,
    userDataDir: showing.profile,
    defaultViewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    args: ['--remote-allow-system-access', '--width=1280', '--height=900'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ 'ask-about-this-image@example.org': uuid }),
      'network.dns.localDomains': 'gallery.example,images.example',
      'intl.locale.requested': 'en-US',
    },
    env: { ...process.env, LANGUAGE: 'en' },
  })
  const closed = new Promise<void>((done) => browser.once('disconnected', () => done()))
  await browser.installExtension(resolve('dist/firefox'))
  const [page = await browser.newPage()] = await browser.pages()
  // The driver waits in vain for the end of this navigation.
  page.goto(`moz-extension://${uuid}/src/options/index.html`).catch(() => {})
  await waitUntil('the options page', () =>
    page
      .evaluate(() => document.readyState === 'complete' && location.protocol === 'moz-extension:')
      .catch(() => false),
  )
  // tsx names functions by a call that the page, to which their source is handed, must know.
  await page.evaluate('globalThis.__name = (named) => named')
  await configure(new OptionsPage(firefoxTabSurface(page)), showing)
  await page.goto(showing.galleryUrl)
  return { closed, close: () => browser.close() }
}
