import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import icann from '../../../../node_modules/parse-domain/serialized-tries/icann.js'
import own from '../../../../node_modules/parse-domain/serialized-tries/private.js'
import { isOneSite } from '../../../../src/platform/browser/one-site.ts'

test.each<[boolean, string, string, string]>([
  [true, 'https://page.example/a', 'https://page.example/b.png', 'the same host'],
  [true, 'https://www.page.example/', 'https://img.page.example/a.png', 'one registered domain'],
  [true, 'https://page.example/', 'https://a.b.c.page.example/a.png', 'however deep'],
  [true, 'https://shop.co.uk/', 'https://img.shop.co.uk/', 'under an ending of two labels'],
  [true, 'https://page.example/', 'https://page.example:8443/a.png', 'cookies know no ports'],
  [true, 'http://localhost:3000/', 'http://localhost:8080/a.png', 'this computer, by one name'],
  [true, 'http://192.168.1.20/', 'http://192.168.1.20:81/a.png', 'one address'],
  [true, 'https://WWW.Page.Example/', 'https://img.page.example/', 'whatever the case'],
  [true, 'https://a_b.page.example/', 'https://page.example/', 'with an underscore'],
  [true, 'https://wiki.bücher.de/', 'https://xn--bcher-kva.de/', 'one name in two ways of writing'],
  [false, 'https://page.example/', 'http://page.example/a.png', 'another scheme'],
  [false, 'https://page.example/', 'https://other.example/a.png', 'another domain'],
  [false, 'https://page.example/', 'https://notpage.example/a.png', 'the same end of another name'],
  [false, 'https://page.example/', 'https://page.example.evil.example/a.png', 'the same beginning'],
  [false, 'https://one.co.uk/', 'https://two.co.uk/', 'an ending of two labels'],
  [false, 'https://one.github.io/', 'https://two.github.io/', 'two users of one host'],
  [false, 'https://github.io/', 'https://two.github.io/', 'a host and its user'],
  [false, 'https://one.blogspot.com/', 'https://two.blogspot.com/', 'two blogs'],
  [false, 'https://one.s3.amazonaws.com/', 'https://two.s3.amazonaws.com/', 'two buckets'],
  [false, 'http://one.localhost/', 'http://two.localhost/', 'two names of this computer'],
  [false, 'http://127.0.0.1/', 'http://localhost/', 'a name and an address'],
  [false, 'http://10.0.0.1/', 'http://9.0.0.1/', 'addresses with the same end'],
  [false, 'http://[::1]/', 'http://[::2]/', 'addresses of the new kind'],
  [false, 'https://com/', 'https://page.com/', 'an ending itself'],
  [false, 'https://page.example./', 'https://page.example/', 'the dot makes another host'],
  [false, 'https://a.x.ex.futurecms.at/', 'https://b.x.ex.futurecms.at/', 'a wildcard under a wildcard'],
  [false, 'data:image/png,', 'data:image/png,', 'nothing of the web'],
  [false, 'file:///a', 'file:///a', 'a file'],
  [false, '', '', 'nothing'],
])('%s: %s and %s (%s)', (is, page, image) => {
  expect(isOneSite(page, image)).toBe(is)
  expect(isOneSite(image, page)).toBe(is)
})

/** Every rule of the public suffix list as the library has it: a tree of labels, the last label of a name first. */
function rulesOf(tree: string): string[] {
  const rules: string[] = []
  let above: string[] = []
  for (const [, label = '', then] of tree.matchAll(/([^<>,|]*)([<>,|]|$)/g)) {
    if (label !== '') rules.push([label, ...above].join('.'))
    if (then === '>') above = [label, ...above]
    if (then === '<') above = above.slice(1)
    if (then === '|') above = []
  }
  return rules
}

describe('the public suffix list', () => {
  test.each([
    ['registries', icann, 5000],
    ['private owners', own, 2000],
  ])('of %s: what lies under one of its endings is no site', (_, tree, atLeast) => {
    const rules = rulesOf(tree)
    expect(rules.length).toBeGreaterThan(atLeast)
    // Every wildcard, and some of the others: the library takes milliseconds for each in Node.
    const some = rules.filter((rule, index) => rule.startsWith('*') || index % 25 === 0)
    const one = some.filter((rule) => {
      const ending = rule.replace(/^\*/, 'any')
      return !rule.startsWith('!') && isOneSite(`https://one.${ending}/`, `https://two.${ending}/`)
    })
    expect(one).toEqual([])
  })

  test('has exceptions, which are sites', () => {
    const exceptions = rulesOf(icann).filter((rule) => rule.startsWith('!'))
    expect(exceptions).toContain('!www.ck')
    for (const rule of exceptions)
      expect(isOneSite(`https://a.${rule.slice(1)}/`, `https://b.${rule.slice(1)}/`)).toBe(true)
  })
})

test('whatever a page names, it is one site with itself, and each way round the same', () => {
  fc.assert(
    fc.property(fc.webUrl(), fc.webUrl(), (one, other) => {
      expect(isOneSite(one, one)).toBe(true)
      expect(isOneSite(one, other)).toBe(isOneSite(other, one))
      expect(isOneSite(one, other.replace(/^https?:/, 'ftp:'))).toBe(false)
    }),
  )
})
