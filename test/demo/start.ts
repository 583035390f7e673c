// The demo for a person: `npm start`, or `npm start -- --firefox`.
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoKey } from './api/stand-in-api.ts'
import { demoPrice } from './demo-price.ts'
import { sayBody, sayRequest } from './request-line.ts'
import { startDemo } from './servers.ts'
import { showChromium, showFirefox } from './shown-browser.ts'

const firstPort = 8181
const wantsFirefox = process.argv.includes('--firefox')
const realKey = process.env.OPENAI_API_KEY ?? ''
const realBaseUrl = process.env.OPENAI_BASE_URL || 'https://api.openai.com/v1'

const say = (line: string) => console.log(line)
const sayWithTime = (line: string) => say(`${new Date().toLocaleTimeString('en-GB')}  ${line}`)

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)

say('Building the extension for both browsers …')
const build = spawnSync(process.execPath, ['test/build.mjs'], { stdio: 'inherit' })
if (build.status !== 0) process.exit(1)
const demo = await startDemo({
  port: firstPort,
  onDrawing: (count) => say(`Drawing ${count} pictures for the gallery, this once: about ten seconds …`),
  // Twice for each: judged, and over. A refusal is both at once.
  onRequest: (request) => {
    if (request.outcome !== 'answered' || request.method === 'GET') sayWithTime(sayRequest(request))
  },
})

say(`Gallery:       ${demo.publicGalleryUrl}  (as a public page; in this demo's browser only)`)
say(`               ${demo.galleryUrl}  (as a private page: images travel as bytes)`)
say(`Stand-in API:  ${demo.apiBaseUrl}  (key ${demoKey})`)
if (realKey) say(`OPENAI_API_KEY is set: questions go to ${new URL(realBaseUrl).host} and cost money.`)

const interrupted = new Promise<void>((done) => {
  process.once('SIGINT', () => done())
  process.once('SIGTERM', () => done())
})

/** Shows the browser until the person closes it or presses Ctrl-C. */
async function showUntilClosed(): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'ask-demo-'))
  const baseUrl = realKey ? realBaseUrl : demo.apiBaseUrl
  // A real API cannot open links to this computer.
  const galleryUrl = realKey ? demo.galleryUrl : demo.publicGalleryUrl
  const price = realKey ? null : demoPrice(baseUrl)
  const showing = { profile, baseUrl, key: realKey || demoKey, price, galleryUrl }
  const sayReal = (method: string, url: string, body: unknown) => {
    if (realKey && method !== 'OPTIONS' && url.startsWith(new URL(baseUrl).origin))
      sayBody(method, url, body).then(sayWithTime, () => {})
  }
  try {
    const browser = await (wantsFirefox ? showFirefox(showing) : showChromium(showing, sayReal))
    say('Right-click a picture and choose “Ask about this image”. Requests that leave the extension:')
    await Promise.race([browser.closed, interrupted])
    await browser.close()
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

if (hasDisplay) {
  await showUntilClosed().catch((error: Error) => {
    say(`The browser could not be shown: ${error.message}`)
    process.exitCode = 1
  })
} else {
  say('No display: run `xvfb-run -a npm start`, or set DISPLAY. The servers keep running; Ctrl-C ends them.')
  await interrupted
}
await demo.close()
process.exit()
