import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isPrivateHost,
  linkRefusal,
  maxLinkCharacters,
  publicLink,
} from '../../../../src/core/link/public-link.ts'
import linkRows from './link-rows.json' with { type: 'json' }

describe('a link that the server may open', () => {
  it.each([
    ['https://images.example/cat.jpg', 'https://images.example/cat.jpg', 'a plain link'],
    ['http://gallery.example:8125/a.png', 'http://gallery.example:8125/a.png', 'http and a port'],
    ['https://images.example/a.png?w=1&h=2#top', 'https://images.example/a.png?w=1&h=2', 'the fragment goes'],
    ['https://images.example/a.png?', 'https://images.example/a.png', 'a question mark alone goes'],
    ['https://images.example/a.png?#x=1', 'https://images.example/a.png', 'and so before a fragment'],
    ['https://8.8.8.8/a.png', 'https://8.8.8.8/a.png', 'a public address'],
    ['https://[2606:4700::6810:84e5]/a', 'https://[2606:4700::6810:84e5]/a', 'a public IPv6 address'],
    ['https://bücher.example/ä.png', 'https://xn--bcher-kva.example/%C3%A4.png', 'other letters are encoded'],
    ['https://172.32.0.1/a', 'https://172.32.0.1/a', 'just outside a private range'],
    ['https://notlocal.example/a', 'https://notlocal.example/a', 'a name that only ends like a private one'],
    ['https://mylocal.com/a', 'https://mylocal.com/a', 'the ending is a whole label'],
  ])('%s travels as %s: %s', (link, sent) => expect(publicLink(link)).toBe(sent))

  it.each([
    ['', 'no link'],
    ['cat.jpg', 'not absolute'],
    ['data:image/png;base64,AAAA', 'a data URL'],
    ['blob:https://a.example/1', 'a blob'],
    ['file:///home/me/a.png', 'a file'],
    ['ftp://a.example/a.png', 'ftp'],
    ['chrome-extension://abc/a.png', 'an extension'],
    ['https://me:secret@a.example/a.png', 'a name and a password'],
    ['https://token@a.example/a.png', 'a token as a name'],
    ['https://:secret@a.example/a.png', 'a password alone'],
    ['https://a.example/a.png?w=1&access_token=x', 'a token as a parameter'],
    ['https://a.example/a.png?X-Amz-Expires=9&X-Amz-Signature=x', 'a signature'],
    ['https://a.example/a.png?SIG=x', 'a short name of one'],
    ['http://localhost/a.png', 'this computer'],
    ['http://localhost./a.png', 'this computer, with a dot'],
    ['http://a.localhost/a.png', 'a name of this computer'],
    ['http://127.1/a.png', 'short loopback'],
    ['http://2130706433/a.png', 'decimal loopback'],
    ['http://0x7f.0.0.1/a.png', 'hexadecimal loopback'],
    ['http://0177.0.0.1/a.png', 'octal loopback'],
    ['http://127.0.0.1./a.png', 'loopback with a dot'],
    ['http://0/a.png', 'this network'],
    ['http://10.1.2.3/a.png', 'private'],
    ['http://172.16.0.1/a.png', 'private'],
    ['http://172.31.255.255/a.png', 'private, its last address'],
    ['http://192.168.1.1/a.png', 'private'],
    ['http://169.254.169.254/latest/meta-data', 'cloud metadata'],
    ['http://100.64.0.1/a.png', "the carrier's"],
    ['http://192.0.2.1/a.png', 'documentation'],
    ['http://198.51.100.1/a.png', 'documentation'],
    ['http://203.0.113.1/a.png', 'documentation'],
    ['http://198.19.255.255/a.png', 'benchmarks'],
    ['http://224.0.0.1/a.png', 'multicast'],
    ['http://255.255.255.255/a.png', 'broadcast'],
    ['http://[::1]/a.png', 'IPv6 loopback'],
    ['http://[::]/a.png', 'IPv6 unspecified'],
    ['http://[fe80::1]/a.png', 'IPv6 link-local'],
    ['http://[fd00::1]/a.png', 'IPv6 unique local'],
    ['http://[ff02::1]/a.png', 'IPv6 multicast'],
    ['http://[::ffff:8.8.8.8]/a.png', 'IPv4 inside IPv6'],
    ['http://[64:ff9b::a00:1]/a.png', 'NAT64'],
    ['http://[2002:a00:1::]/a.png', '6to4'],
    ['http://[2001::1]/a.png', 'Teredo'],
    ['http://[2001:db8::1]/a.png', 'IPv6 documentation'],
    ['http://nas/a.png', 'a name without a dot'],
    ['http://printer.local/a.png', 'local'],
    ['http://PRINTER.LOCAL/a.png', 'local in capitals'],
    ['http://wiki.internal/a.png', 'internal'],
    ['http://router.lan/a.png', 'lan'],
    ['http://router.home/a.png', 'home'],
    ['http://router.home.arpa/a.png', 'home.arpa'],
    ['http://wiki.intranet/a.png', 'intranet'],
    ['http://wiki.corp/a.png', 'corp'],
    ['http://a.test/a.png', 'test'],
    ['http://abc.onion/a.png', 'onion'],
    ['http://a.invalid/a.png', 'invalid'],
    [`https://a.example/${'lake/'.repeat(maxLinkCharacters / 5)}a.png`, 'too long'],
  ])('%s never travels: %s', (link) => expect(publicLink(link)).toBeNull())

  it.each(linkRows)('$name goes as $goes: $url', ({ url, goes }) =>
    expect(publicLink(url) === null ? 'bytes' : 'link').toBe(goes),
  )

  it.each([
    ['data:image/png;base64,AAAA', 'scheme'],
    ['https://me:secret@a.example/a.png', 'credentials'],
    ['http://fritz.box/a.png', 'private'],
    [`https://a.example/${'lake/'.repeat(400)}a.png`, 'too-long'],
    ['https://a.example/a.png?id=1', 'parameters'],
    ['https://a.example/fit/https://b.example/a.png', 'nested'],
    ['https://a.example/token=abc/a.png', 'secret'],
  ])('%s stays here for a reason that is named: %s', (link, reason) => expect(linkRefusal(link)).toBe(reason))

  it('never carries credentials or a fragment, and always has a public host, whatever the page says', () => {
    const anyLink = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.ipV4Extended().map((ip) => `http://${ip}/a`),
      fc.ipV6().map((ip) => `http://[${ip}]/a`),
      fc.string(),
    )
    fc.assert(
      fc.property(anyLink, (link) => {
        const sent = publicLink(link)
        if (sent === null) return
        const url = new URL(sent)
        expect([url.username, url.password, url.hash]).toEqual(['', '', ''])
        expect(isPrivateHost(url.hostname)).toBe(false)
      }),
    )
  })
})
