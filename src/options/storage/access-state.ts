import { signal } from '@preact/signals'
import type { AllowedSite } from '../../core/server/site-pattern.ts'
import type {
  readAllowedSites,
  removeSiteAccess,
  watchSiteAccess,
} from '../../platform/browser/site-access.ts'

/** What the state needs of the world. */
export type AccessWorld = {
  read: typeof readAllowedSites
  remove: typeof removeSiteAccess
  watch: typeof watchSiteAccess
}

/** The sites that were allowed, and the way to take that back. */
export type AccessState = ReturnType<typeof createAccess>

/** Makes the state of the section. */
export function createAccess(world: AccessWorld) {
  const sites = signal<AllowedSite[] | 'unknown' | 'broken'>('unknown')
  const event = signal<{ name: 'removed' | 'kept'; site: AllowedSite } | null>(null)

  async function refresh(): Promise<void> {
    sites.value = await world.read().catch(() => 'broken' as const)
  }

  return {
    /** In the order in which they are listed. */
    sites,
    /** What came of the last removal; `kept` when the browser did not take it back. */
    event,
    /** Reads the sites, and again at each change, wherever it was made; gives the way to end that. */
    follow(): () => void {
      void refresh()
      return world.watch(() => void refresh())
    },
    async remove(site: AllowedSite): Promise<void> {
      event.value = null
      const isRemoved = await world.remove(site)
      await refresh()
      event.value = { name: isRemoved ? 'removed' : 'kept', site }
    },
  }
}
