import { world } from './browser.ts'

type Asked = { origins?: string[] }

/** `permissions` of the fake browser; the user says yes to everything, `*` stands for every site. */
export const sitePermissions = {
  contains: async ({ origins = [] }: Asked) =>
    world.grants.has('*') || origins.every((origin) => world.grants.has(origin)),
  getAll: async () => ({ origins: [...world.grants], permissions: [] }),
  async request({ origins = [] }: Asked) {
    for (const origin of origins) world.grants.add(origin)
    world.events.permissionAdded.dispatch({ origins })
    return true
  },
  async remove({ origins = [] }: Asked) {
    if (!world.isAccessRemovable) return false
    for (const origin of origins) world.grants.delete(origin)
    world.events.permissionRemoved.dispatch({ origins })
    return true
  },
  get onAdded() {
    return world.events.permissionAdded
  },
  get onRemoved() {
    return world.events.permissionRemoved
  },
}
