/** A request that left the browser: its host, and the origin (or the system) that made it. */
export type Contact = { host: string; by: string }

/** Every host that the whole run may contact, and why. Another one fails the run: this is the snapshot. */
const knownHosts: Readonly<Record<string, string>> = {
  '127.0.0.1': 'the private gallery, its foreign images and the stand-in API',
  localhost: 'the stand-in API under another name, to show that the key stays with its origin',
  'api.example': 'the stand-in API as a server elsewhere, which needs a key',
  'gallery.example': 'the public gallery',
  'images.example': 'its foreign images',
  '*': 'an address of a hostile page that is none',
}

/** What the browser asks for by itself, for no page. */
const isBrowser = (by: string) => !/^(https?|chrome-extension|moz-extension):/.test(by)

/** Throws when pages or the extension contacted anybody else. */
export function expectKnownHosts(contacts: readonly Contact[]): void {
  const strange = contacts.filter(({ host, by }) => !isBrowser(by) && !Object.hasOwn(knownHosts, host))
  if (strange.length === 0) return
  const told = [...new Set(strange.map(({ host, by }) => `${host} (asked by ${by})`))].join(', ')
  throw new Error(`hosts were contacted that test/e2e/drivers/known-hosts.ts does not name: ${told}`)
}
