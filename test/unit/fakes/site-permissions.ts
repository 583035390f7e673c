import { world } from './browser.ts'

type Asked = { origins?: string[] }

/** `permissions` of the fake browser; the user says yes to everything. */
export const sitePermissions = {
  contains: async ({ origins = [] }: Asked) =>
    world.grants.has('*') || origins.every((origin) => world.grants.has(origin)),
  async request({ origins = [] }: Asked) {
    for (const origin of origins) world.grants.add(origin)
    return true
  },
  get onAdded() {
    return world.events.permissionAdded
  },
}
