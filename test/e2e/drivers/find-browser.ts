// @ts-expect-error It also runs before packages are installed, so it is plain JavaScript without types.
import { findProgram } from '../../setup.mjs'

/** Path of an installed browser. Throws when there is none; `npm test` installs one where it can. */
export function findBrowser(browser: 'chromium' | 'firefox'): string {
  const path: string | null = findProgram(browser)
  if (!path) throw new Error(`no ${browser} found; \`npm test\` says what to install`)
  return path
}
