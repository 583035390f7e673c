import { readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, bench, describe } from 'vitest'
import { findBrowser } from '../test/e2e/drivers/find-browser.ts'

/** One picture under 5,000 elements, in heaps of 50 inside each other, all of them under the pointer. */
const page5000 = `<!doctype html><style>body { margin: 0 } div { position: absolute; inset: 0; width: 400px; height: 300px }</style>
<div id="heap"><img id="deep" width="400" height="300" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></div>
<script>let around = heap; for (let count = 0; count < 5000; count++) {
  const layer = document.createElement('div'); (count % 50 === 0 ? heap : around).append(layer); around = layer }</script>`

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findBrowser('chromium'),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  page = await browser.newPage()
  await page.setContent(page5000)
  await page.evaluate(readFileSync('dist/chrome/src/content/page.iife.js', 'utf8'))
})
afterAll(() => browser?.close())

describe('finding the picture under 5,000 stacked elements, in Chromium (run `npm run build` before)', () => {
  bench('floor: the browser lists them, and the style of each is asked for once', async () => {
    await page.evaluate(
      `document.elementsFromPoint(200, 150).filter((each) => getComputedStyle(each).backgroundImage !== 'none').length`,
    )
  })
  bench('all pictures in paint order', async () => {
    await page.evaluate('askAboutThisImage.targetsAt(200, 150).length')
  })
})
