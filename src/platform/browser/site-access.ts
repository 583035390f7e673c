import browser from 'webextension-polyfill'

const pendingKey = 'pending-site-access'

/** What waits for the user's permission: a turn whose image lies on a site. */
export type PendingAccess = { turnId: string; origin: string }

/** The pattern for one site, as the permission names it; ports are not part of it. */
function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin)
  return `${protocol}//${hostname}/*`
}

/** Whether the extension may read a site already. */
export async function hasSiteAccess(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(origin)] })
}

/**
 * Asks the user for access to a site; to be called in the click itself. The prompt may close the popup, so what waits is
 * stored and the background goes on with it.
 */
export function requestSiteAccess(pending: PendingAccess): void {
  void browser.storage.session.set({ [pendingKey]: pending })
  void browser.permissions.request({ origins: [patternOf(pending.origin)] }).catch(() => false)
}

/** Forgets what waits for access to a site if its turn is not kept. */
export async function forgetPendingAccess(isKept: (turnId: string) => Promise<boolean>): Promise<void> {
  const pending = (await browser.storage.session.get(pendingKey))[pendingKey] as PendingAccess | undefined
  if (pending && !(await isKept(pending.turnId))) await browser.storage.session.remove(pendingKey)
}

/** Takes out what waited for access to one of these sites, once it is granted. */
export async function takePendingAccess(origins: readonly string[]): Promise<PendingAccess | null> {
  const pending = (await browser.storage.session.get(pendingKey))[pendingKey] as PendingAccess | undefined
  if (!pending || !origins.includes(patternOf(pending.origin))) return null
  await browser.storage.session.remove(pendingKey)
  return pending
}
