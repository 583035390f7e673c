import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { inExtension } from './element-query.ts'
import { findBrowser } from './find-browser.ts'
import { waitUntil } from './wait-until.ts'

type Target = { id: string; webSocketDebuggerUrl: string }

/** Evaluates an expression in one target, and leaves it. */
async function evaluateIn({ webSocketDebuggerUrl }: Target, expression: string): Promise<unknown> {
  const socket = new WebSocket(webSocketDebuggerUrl)
  // Closed before it was open, it complains to nobody in particular.
  socket.on('error', () => {})
  const signal = AbortSignal.timeout(20_000)
  try {
    await once(socket, 'open', { signal })
    const params = { expression, awaitPromise: true, returnByValue: true }
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }))
    const [answer] = await once(socket, 'message', { signal })
    const { result } = JSON.parse(String(answer))
    if (!result || result.exceptionDetails) throw new Error(`${expression} failed: ${answer}`)
    return result.result.value
  } finally {
    socket.close()
  }
}

/**
 * Starts Chromium without a driver, evaluates `expression` in the extension's page `url`, and waits for `work` with nobody
 * attached; ends it then. A driver attaches to everything there is, and waits in vain for what is just starting; so one tab
 * is spoken to, and nothing else.
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
  const ended = once(alone, 'exit')
  const command = async (path: string) => fetch(`${await debuggerUrl()}/json/${path}`, { method: 'PUT' })
  const openTab = async (): Promise<Target | null> => {
    const target: Target = await (await command(`new?${url}`)).json()
    const isExtension = inExtension('Boolean(browser.runtime?.id)')
    if (await evaluateIn(target, isExtension).catch(() => false)) return target
    await command(`close/${target.id}`)
    return null
  }
  try {
    const tab = await waitUntil('Chromium and the extension to start', () => openTab().catch(() => null), {
      timeoutMs: 60_000,
    })
    await evaluateIn(tab, inExtension(expression))
    await command(`close/${tab.id}`)
    await work()
  } finally {
    alone.kill()
    await ended
  }
}
