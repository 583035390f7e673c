// Builds both browsers and packs each into dist/, ready for the stores.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { ensurePackages } from './setup.mjs'

ensurePackages()
execFileSync('node', ['test/build.mjs'], { stdio: 'inherit' })
const { version } = JSON.parse(readFileSync('manifest.json', 'utf8'))
for (const browser of ['chrome', 'firefox']) {
  const name = `ask-about-this-image-${version}-${browser}.zip`
  const args = ['build', '--source-dir', `dist/${browser}`, '--artifacts-dir', 'dist', '--filename', name]
  execFileSync('node_modules/.bin/web-ext', [...args, '--overwrite-dest', '--no-config-discovery'], {
    stdio: 'inherit',
  })
}
