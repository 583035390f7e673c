// What a fresh clone lacks: packages, browsers, a display. Plain Node without packages, since it installs them.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Programs by what they are needed for: their names on the PATH or full paths, and the Debian packages that bring them. */
const programs = {
  chromium: {
    names: ['chromium', 'chromium-browser', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
    packages: ['chromium'],
  },
  firefox: {
    names: ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
    packages: ['firefox-esr'],
  },
  Xvfb: { names: ['Xvfb'], packages: ['xvfb'] },
  xdotool: { names: ['xdotool'], packages: ['xdotool'] },
  openbox: { names: ['openbox'], packages: ['openbox'] },
  openssl: { names: ['openssl'], packages: ['openssl'] },
}

const lookFor = (name) => {
  const places = name.startsWith('/')
    ? [name]
    : process.env.PATH.split(delimiter).map((folder) => join(folder, name))
  return places.find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** Path of an installed program, for example `chromium`; null when there is none. */
export function findProgram(program) {
  return programs[program].names.map(lookFor).find(Boolean) ?? null
}

/** Says in one line what is wrong with this Node, if anything; throws then. */
function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`)
}

/** Installs the npm packages when they are missing or older than package-lock.json. */
export function ensurePackages() {
  checkNode()
  const installed = 'node_modules/.package-lock.json'
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs) return
  console.log('Installing packages (npm ci) …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new Error('npm ci failed: see above, then run it by hand.')
}

function aptGet(...args) {
  const { status, stderr } = spawnSync('apt-get', ['-qq', '-y', '-o', 'Dpkg::Use-Pty=0', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0) throw new Error(`apt-get ${args[0]} failed: ${stderr.trim().split('\n').at(-1)}`)
}

/** Installs the programs that are missing (as root on Debian), or throws with one line that says what to install. */
export function ensurePrograms(wanted = Object.keys(programs)) {
  const missing = wanted.filter((program) => !findProgram(program))
  if (missing.length === 0) return
  const packages = missing.flatMap((program) => programs[program].packages)
  if (process.getuid?.() !== 0 || !lookFor('apt-get')) {
    const asked = `sudo apt-get install ${packages.join(' ')}`
    throw new Error(
      `${missing.join(', ')} not found; on Debian: ${asked} (Google Chrome cannot stand in for Chromium)`,
    )
  }
  console.log(`Installing ${packages.join(', ')} …`)
  aptGet('update')
  aptGet('install', '--no-install-recommends', ...packages, 'fonts-noto-core')
}
