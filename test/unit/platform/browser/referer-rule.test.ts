import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { world } from '../../fakes/browser.ts'
import { referersFor } from '../../fakes/request-rules.ts'

const lake = 'https://images.example/lake.png'
const leftover = {
  id: 1,
  condition: { requestDomains: ['images.example'] },
  action: { type: 'modifyHeaders', requestHeaders: [{ header: 'referer', operation: 'set', value: 'old' }] },
}

let rules: typeof import('../../../../src/platform/browser/referer-rule.ts')

/** A background that has just been started. */
beforeEach(async () => {
  vi.resetModules()
  rules = await import('../../../../src/platform/browser/referer-rule.ts')
})

describe('the Referer of a download', () => {
  test('goes to its address, in our own requests only, and the rule is gone afterwards', async () => {
    await rules.withReferer(lake, 'https://page.example/', async () => {
      expect(referersFor(lake)).toEqual(['https://page.example/'])
      expect(world.rules).toMatchObject([{ condition: { initiatorDomains: ['own'] } }])
    })
    expect(world.rules).toEqual([])
  })

  test('is gone as well after a download that breaks off', async () => {
    const broken = rules.withReferer(lake, 'https://page.example/', async () => {
      throw new Error('broken off')
    })
    await expect(broken).rejects.toThrow('broken off')
    expect(world.rules).toEqual([])
  })

  test('costs no picture where the browser takes no rule back', async () => {
    // Every call rejects.
    world.rules = null as never
    expect(await rules.withReferer(lake, 'https://page.example/', async () => 'picture')).toBe('picture')
  })

  test.each([
    'https://images.example/other.png',
    'https://images.example/LAKE.png',
    'https://images.example/lake.png?size=2',
    'https://images.example/lake.pngx',
    'https://images.example:8443/lake.png',
    'http://images.example/lake.png',
    'https://other.example/?from=https://images.example/lake.png',
  ])('does not go to %s', async (other) => {
    await rules.withReferer(lake, 'https://page.example/', async () => expect(referersFor(other)).toEqual([]))
  })

  test.each(['https://images.example/*', 'https://images.example/a^b', 'https://images.example/a|b|'])(
    'goes to %s alone, where the address holds what means more in a filter',
    async (url) => {
      await rules.withReferer(url, 'https://page.example/', async () => {
        expect(referersFor(new URL(url).href)).toEqual(['https://page.example/'])
        for (const other of [lake, 'https://images.example/a/b', 'https://images.example/a?b'])
          expect(referersFor(other)).toEqual([])
      })
    },
  )

  test('goes to every address, whatever is in it', async () => {
    const paths = fc.webUrl({ withQueryParameters: true })
    await fc.assert(
      fc.asyncProperty(paths, fc.string(), async (start, end) => {
        const url = new URL(`${start}?${end}*`).href.split('#')[0] ?? ''
        await rules.withReferer(url, 'mine', async () => {
          expect(referersFor(url)).toEqual(['mine'])
          expect(referersFor(`${url}x`)).toEqual([])
        })
      }),
    )
  })

  test('goes to an address of 4,000 characters', async () => {
    const long = `${lake}?${'a'.repeat(4000)}`
    await rules.withReferer(long, 'mine', async () => expect(referersFor(long)).toEqual(['mine']))
  })

  test('is left out where the browser finds the pattern too long; the download goes on', async () => {
    const long = `${lake}?${'a*'.repeat(2000)}`
    const done = await rules.withReferer(long, 'mine', async () => referersFor(long))
    expect(done).toEqual([])
    expect(world.rules).toEqual([])
  })
})

describe('two downloads at once', () => {
  test('each have their own Referer, to the end of each', async () => {
    const dawn = 'https://images.example/dawn.png'
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const both = [
      rules.withReferer(lake, 'https://one.example/', () => first.promise),
      rules.withReferer(dawn, 'https://two.example/', () => second.promise),
    ]
    await vi.waitFor(() => expect(world.rules).toHaveLength(2))
    expect(referersFor(lake)).toEqual(['https://one.example/'])
    expect(referersFor(dawn)).toEqual(['https://two.example/'])
    first.resolve()
    await both[0]
    expect(referersFor(lake)).toEqual([])
    expect(referersFor(dawn)).toEqual(['https://two.example/'])
    second.resolve()
    await both[1]
    expect(world.rules).toEqual([])
  })

  test('that begin together are told apart', async () => {
    const urls = Array.from({ length: 20 }, (_, index) => `https://images.example/${index}.png`)
    await Promise.all(
      urls.map((url) =>
        rules.withReferer(url, url, async () => {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
          expect(referersFor(url)).toEqual([url])
        }),
      ),
    )
    expect(world.rules).toEqual([])
  })
})

describe('what a background that was killed has left', () => {
  test('is removed when the next one starts', async () => {
    world.rules = [leftover, { ...leftover, id: 7 }]
    await rules.forgetReferer()
    expect(world.rules).toEqual([])
  })

  test('never goes along with a download, and takes no rule of one with it', async () => {
    world.rules = [leftover]
    const running = rules.withReferer(lake, 'mine', async () => {
      await rules.forgetReferer()
      return referersFor(lake)
    })
    expect(await running).toEqual(['mine'])
  })
})
