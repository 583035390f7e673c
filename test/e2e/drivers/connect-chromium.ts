import { type Browser, chromium } from 'playwright-core'
import { waitUntil } from './wait-until.ts'

/**
 * Attaches to a running Chromium by the address of its debugger. While a target is just starting or ending, the driver can
 * wait for its answer in vain; a second try does not.
 */
export async function connectChromium(debuggerUrl: string): Promise<Browser> {
  const connect = () => chromium.connectOverCDP(debuggerUrl, { timeout: 8000 }).catch(() => null)
  return waitUntil(`a connection to ${debuggerUrl}`, connect, { timeoutMs: 30_000 })
}
