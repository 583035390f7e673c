import browser from 'webextension-polyfill'
import { type AllowedSite, allowedSites, sitePattern } from '../../core/server/site-pattern.ts'

const pendingKey = 'pending-site-access'

/** What waits for the user's permission: a turn whose image lies on a site. */
export type PendingAccess = { turnId: string; origin: string }

/** Whether the extension may read a site already. */
export async function hasSiteAccess(origin: string): Promise<boolean> {
  const pattern = sitePattern(origin)
  return pattern !== null && browser.permissions.contains({ origins: [pattern] })
}

/**
 * Asks the user for access to one site; to be called in the click itself. The prompt may close the popup, so what waits is
 * stored and the background goes on with it.
 */
export function requestSiteAccess(pending: PendingAccess): void {
  const pattern = sitePattern(pending.origin)
  if (pattern === null) return
  void browser.storage.session.set({ [pendingKey]: pending })
  void browser.permissions.request({ origins: [pattern] }).catch(() => false)
}

/** Forgets what waits for access to a site if its turn is not kept. */
export async function forgetPendingAccess(isKept: (turnId: string) => Promise<boolean>): Promise<void> {
  const pending = await readPending()
  if (pending && !(await isKept(pending.turnId))) await browser.storage.session.remove(pendingKey)
}

/** Takes out what waited for access to one of these sites, once it is granted. */
export async function takePendingAccess(origins: readonly string[]): Promise<PendingAccess | null> {
  const pending = await readPending()
  if (!pending || !origins.includes(sitePattern(pending.origin) ?? '')) return null
  await browser.storage.session.remove(pendingKey)
  return pending
}

async function readPending(): Promise<PendingAccess | null> {
  return ((await browser.storage.session.get(pendingKey))[pendingKey] as PendingAccess | undefined) ?? null
}

/** The sites that the user has opened to the extension, in the order in which they are listed. */
export async function readAllowedSites(): Promise<AllowedSite[]> {
  const { origins = [] } = await browser.permissions.getAll()
  const { host_permissions: demanded = [] } = browser.runtime.getManifest() as { host_permissions?: string[] }
  return allowedSites(origins, demanded)
}

/** Takes the access to a site back; whether the browser did. */
export async function removeSiteAccess({ pattern }: AllowedSite): Promise<boolean> {
  return browser.permissions.remove({ origins: [pattern] }).catch(() => false)
}

/** Calls back whenever access was given or taken back, wherever that happened; gives the way to end that. */
export function watchSiteAccess(listener: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions
  onAdded.addListener(listener)
  onRemoved.addListener(listener)
  return () => {
    onAdded.removeListener(listener)
    onRemoved.removeListener(listener)
  }
}
