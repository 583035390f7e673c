import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedSites, isAllowedBy, sitePattern } from '../../../../src/core/server/site-pattern.ts'

describe('the access that is asked for', () => {
  test.each<[string, string | null]>([
    ['https://images.example', 'https://images.example/*'],
    ['http://images.example:8080', 'http://images.example/*'],
    ['http://192.168.1.20', 'http://192.168.1.20/*'],
    ['http://[::1]:8080', 'http://[::1]/*'],
    ['https://*', null],
    ['https://*.com', null],
    ['https://a!b.example', null],
    ['https://%2a.com', null],
    ['https://images.*', null],
    ['file://', null],
    ['chrome-extension://abc', null],
    ['null', null],
    ['', null],
  ])('to %j is %s', (origin, pattern) => expect(sitePattern(origin)).toBe(pattern))

  test('is to one host, whatever address a page has for its picture', () => {
    const hosts = fc
      .array(fc.constantFrom('*', '%2A', '＊', 'a', '.', 'example', '-', '1', '%', '/'))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          hosts.map((host) => `https://${host}/a.png`),
        ),
        (url) => {
          if (!URL.canParse(url)) return
          const pattern = sitePattern(new URL(url).origin)
          if (pattern !== null) expect(pattern).toBe(`${new URL(url).protocol}//${new URL(url).hostname}/*`)
          expect(pattern ?? '').not.toMatch(/\*.*\*/)
        },
      ),
    )
  })
})

describe('what is allowed', () => {
  test('stands without what the manifest demands, broad grants first, then by name', () => {
    const granted = [
      'https://b.example/*',
      'https://*/*',
      'http://a.example/*',
      'https://a.example/*',
      'https://demanded.example/*',
      'https://b.example/*',
    ]
    expect(allowedSites(granted, ['https://demanded.example/*']).map(({ pattern }) => pattern)).toEqual([
      'https://*/*',
      'http://a.example/*',
      'https://a.example/*',
      'https://b.example/*',
    ])
  })

  test.each([
    ['<all_urls>', '*', '', true],
    ['*://*/*', '*', '', true],
    ['http://*/*', 'http', '', true],
    ['https://*.example.com/*', 'https', 'example.com', true],
    ['*://example.com/*', '*', 'example.com', false],
    ['http://192.168.1.20:8080/*', 'http', '192.168.1.20:8080', false],
    ['http://[::1]/*', 'http', '[::1]', false],
    ['file:///*', '*', 'file:///*', false],
  ])('%s is read', (pattern, scheme, host, isWithSubdomains) => {
    expect(allowedSites([pattern], [])).toEqual([{ pattern, scheme, host, isWithSubdomains }])
  })

  test.each<[boolean, string, string]>([
    [true, 'https://api.example/*', 'https://api.example'],
    [true, 'http://127.0.0.1/*', 'http://127.0.0.1:11434'],
    [true, 'http://127.0.0.1:11434/*', 'http://127.0.0.1:11434'],
    [true, '*://*.example/*', 'https://api.example'],
    [true, '<all_urls>', 'https://api.example'],
    [false, 'http://api.example/*', 'https://api.example'],
    [false, 'https://example/*', 'https://api.example'],
    [false, 'https://*.pi.example/*', 'https://api.example'],
  ])('%s: %s is access to the server %s', (is, pattern, origin) => {
    const [site] = allowedSites([pattern], [])
    expect(site && isAllowedBy(site, origin)).toBe(is)
  })
})
