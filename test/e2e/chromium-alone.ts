import { spawn } from 'node:child_process'
import { connectChromium } from './connect-chromium.ts'
import { inExtension } from './element-query.ts'
import { findBrowser } from './find-browser.ts'
import { waitUntil } from './wait-until.ts'

/**
 * Starts Chromium without a driver, evaluates `expression` in the extension's page `url`, and waits for `work` with nobody
 * attached; ends it then.
 */
export async function runChromiumAlone(
  args: string[],
  debuggerUrl: () => Promise<string>,
  { url, expression, work }: { url: string; expression: string; work: () => Promise<void> },
): Promise<void> {
  const alone = spawn(findBrowser('chromium'), args, {
    stdio: 'ignore',
    env: { ...process.env, LANGUAGE: 'en' },
  })
  const ended = new Promise((resolve) => alone.once('exit', resolve))
  const isUp = async () =>
    fetch(`${await debuggerUrl()}/json/version`).then(
      ({ ok }) => ok,
      () => false,
    )
  try {
    await waitUntil('Chromium to start', isUp, { timeoutMs: 60_000 })
    const connection = await connectChromium(await debuggerUrl())
    const page = await connection.contexts()[0]?.newPage()
    if (!page) throw new Error('Chromium has no profile open')
    const open = () => page.goto(url).catch(() => null)
    await waitUntil('the extension to start', open, { timeoutMs: 60_000 })
    await page.evaluate(inExtension(expression))
    await page.close()
    await connection.close()
    await work()
  } finally {
    alone.kill()
    await ended
  }
}
