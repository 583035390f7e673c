// A display of its own for browsers under test, so that nothing moves on the user's screen.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Starts Xvfb, with a window manager when asked, and gives `env` for the programs that use it and `stop`.
 * Xvfb chooses its number itself: two that start at once never meet. `E2E_SCREEN` names the file that holds its pixels.
 */
export async function startDisplay({ windowManager }) {
  const directory = mkdtempSync(join(tmpdir(), 'display-'))
  const options = ['-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-fbdir', directory]
  const server = spawn('Xvfb', ['-displayfd', '3', ...options], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await new Promise((resolve, reject) => {
    server.stdio[3].once('data', (data) => resolve(String(data).trim()))
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
  })
  const env = { ...process.env, DISPLAY: `:${number}`, E2E_SCREEN: join(directory, 'Xvfb_screen0') }
  delete env.WAYLAND_DISPLAY
  const manager = windowManager ? spawn('openbox', { env, stdio: 'ignore' }) : null
  const stop = () => {
    manager?.kill()
    server.kill()
    rmSync(directory, { recursive: true, force: true })
  }
  process.once('exit', stop)
  return { env, stop }
}
