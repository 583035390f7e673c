// Brings what a fresh clone lacks, then starts the demo. Plain Node without packages, since it installs them.
import { spawn } from 'node:child_process'
import { ensurePackages, ensurePrograms } from '../setup.mjs'

const words = process.argv.slice(2)
try {
  ensurePackages()
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY || process.platform !== 'linux')
    ensurePrograms([words.includes('--firefox') ? 'firefox' : 'chromium'])
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

const demo = spawn(process.execPath, ['--import', 'tsx', 'test/demo/start.ts', ...words], {
  stdio: 'inherit',
})
// Ctrl-C reaches the demo by itself; this process waits until it has closed everything.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => demo.kill('SIGTERM'))
demo.on('exit', (code) => process.exit(code ?? 1))
