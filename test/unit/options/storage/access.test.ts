import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createAccess } from '../../../../src/options/storage/access-state.ts'
import { siteName } from '../../../../src/options/storage/access-words.ts'
import {
  hasSiteAccess,
  readAllowedSites,
  removeSiteAccess,
  requestSiteAccess,
  watchSiteAccess,
} from '../../../../src/platform/browser/site-access.ts'
import { useLanguage } from '../../../../src/platform/words/i18n.ts'
import { world } from '../../fakes/browser.ts'
import { eventually } from '../../fakes/eventually.ts'

useLanguage('en')

/** The section, with what it lists. */
function openSection(changes: Partial<Parameters<typeof createAccess>[0]> = {}) {
  const access = createAccess({
    read: readAllowedSites,
    remove: removeSiteAccess,
    watch: watchSiteAccess,
    ...changes,
  })
  const names = () =>
    typeof access.sites.value === 'object' ? access.sites.value.map(siteName) : access.sites.value
  const siteAt = (index: number) => {
    const site = typeof access.sites.value === 'object' ? access.sites.value[index] : undefined
    if (!site) throw new Error('no such site')
    return site
  }
  return { access, names, siteAt, leave: access.follow() }
}

beforeEach(() => {
  world.grants = new Set(['https://b.example/*', 'http://192.168.1.20/*'])
})

describe('the sites that were allowed', () => {
  test('are listed, broad grants in words', async () => {
    world.grants = new Set(['https://b.example/*', '<all_urls>', 'https://*/*', 'http://*.a.example/*'])
    const { names } = openSection()
    await eventually(() =>
      expect(names()).toEqual([
        'All sites',
        'All https sites',
        'http://a.example and every site under it',
        'https://b.example',
      ]),
    )
  })

  test('are taken back one by one, and that is said', async () => {
    const { access, names, siteAt } = openSection()
    await eventually(() => expect(names()).toEqual(['http://192.168.1.20', 'https://b.example']))
    await access.remove(siteAt(0))
    expect(names()).toEqual(['https://b.example'])
    expect(access.event.value).toMatchObject({ name: 'removed', site: { host: '192.168.1.20' } })
    expect(await hasSiteAccess('http://192.168.1.20')).toBe(false)
    expect(await hasSiteAccess('https://b.example')).toBe(true)
  })

  test.each<[string, () => void]>([
    ['does not', () => (world.isAccessRemovable = false)],
    [
      'cannot',
      () =>
        vi.spyOn(world.events.permissionRemoved, 'dispatch').mockImplementation(() => {
          throw new Error('You cannot remove required permissions.')
        }),
    ],
  ])('say so when the browser %s take one back', async (_, refuse) => {
    refuse()
    const { access, names, siteAt } = openSection()
    await eventually(() => expect(names()).toHaveLength(2))
    await access.remove(siteAt(0))
    expect(access.event.value).toMatchObject({ name: 'kept' })
  })

  test('follow what another page or the browser itself gives and takes, as long as the section is there', async () => {
    const { names, leave } = openSection()
    requestSiteAccess({ turnId: 'turn', origin: 'https://c.example' })
    await eventually(() => expect(names()).toContain('https://c.example'))
    world.grants.delete('https://b.example/*')
    world.events.permissionRemoved.dispatch({ origins: ['https://b.example/*'] })
    await eventually(() => expect(names()).not.toContain('https://b.example'))
    leave()
    expect([world.events.permissionAdded.count(), world.events.permissionRemoved.count()]).toEqual([0, 0])
  })

  test('are unknown where the browser does not tell', async () => {
    const { access } = openSection({ read: () => Promise.reject(new Error('no')) })
    await eventually(() => expect(access.sites.value).toBe('broken'))
  })
})

test.each(['https://*', 'https://*.com', 'file://', 'null'])(
  'no access is asked for where an address names no one site: %s',
  async (origin) => {
    world.grants = new Set()
    requestSiteAccess({ turnId: 'turn', origin })
    expect([...world.grants]).toEqual([])
    expect(world.session).toEqual({})
    world.grants = new Set(['*'])
    expect(await hasSiteAccess(origin)).toBe(false)
  },
)
