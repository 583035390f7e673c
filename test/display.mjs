// A display of its own for browsers under test, so that nothing moves on the user's screen.
import { spawn } from 'node:child_process'

/**
 * Starts Xvfb, with a window manager when asked, and gives `env` for the programs that use it and `stop`.
 * Xvfb chooses its number itself: two that start at once never meet.
 */
export async function startDisplay({ windowManager }) {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await new Promise((resolve, reject) => {
    server.stdio[3].once('data', (data) => resolve(String(data).trim()))
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
  })
  const env = { ...process.env, DISPLAY: `:${number}` }
  delete env.WAYLAND_DISPLAY
  const manager = windowManager ? spawn('openbox', { env, stdio: 'ignore' }) : null
  const stop = () => {
    manager?.kill()
    server.kill()
  }
  process.once('exit', stop)
  return { env, stop }
}
