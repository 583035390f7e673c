import { describe, expect, it } from 'vitest'
import { restOfAddress, type SafeLink, safeLink } from '../../../../src/core/answer/safe-link.ts'

describe('the address of a link in an answer', () => {
  const cases: { why: string; url: string; href: string | null; host?: string }[] = [
    { why: 'an ordinary one', url: 'https://a.example/b', href: 'https://a.example/b', host: 'a.example' },
    {
      why: 'a name before an @ is no host, and is dropped',
      url: 'https://good.example@evil.example/x',
      href: 'https://evil.example/x',
      host: 'evil.example',
    },
    {
      why: 'with a password too',
      url: 'https://good.example:443@evil.example',
      href: 'https://evil.example/',
      host: 'evil.example',
    },
    {
      why: 'a backslash is a slash',
      url: 'https://evil.example\\@good.example',
      href: 'https://evil.example/@good.example',
      host: 'evil.example',
    },
    {
      why: 'the port is part of it',
      url: 'https://good.example:8443/',
      href: 'https://good.example:8443/',
      host: 'good.example:8443',
    },
    {
      why: 'a name in other letters stays punycode',
      url: 'https://gооd.example/',
      href: 'https://xn--gd-fmca.example/',
      host: 'xn--gd-fmca.example',
    },
    {
      why: 'a full-width dot is a dot',
      url: 'https://good．evil.example/',
      href: 'https://good.evil.example/',
      host: 'good.evil.example',
    },
    { why: 'no script', url: 'javascript:alert(1)', href: null },
    { why: 'no relative one', url: '//evil.example', href: null },
    { why: 'no address at all', url: 'https://', href: null },
  ]
  it.each(cases)('$why', ({ url, href, host }) => {
    const link = safeLink(url)
    expect(link?.href ?? null).toBe(href)
    if (host !== undefined) expect(link?.host).toBe(host)
  })
})

describe('a link that could carry the chat away', () => {
  const data = (length: number) => 'x'.repeat(length)
  const cases: { why: string; url: string; long: boolean }[] = [
    { why: 'a short one cannot', url: 'https://a.example/?q=x', long: false },
    { why: 'a query of 300', url: `https://a.example/?q=${data(300)}`, long: true },
    { why: 'a fragment of 300', url: `https://a.example/#${data(300)}`, long: true },
    { why: 'a path of 300', url: `https://a.example/${data(300)}`, long: true },
    { why: 'a path of many folders', url: `https://a.example/${'xx/'.repeat(100)}`, long: true },
    { why: 'a little in each', url: `https://a.example/${data(90)}?${data(60)}#${data(60)}`, long: true },
    { why: 'a label of 50', url: `https://${data(50)}.a.example/`, long: true },
    { why: 'many short labels', url: `https://${'abc.'.repeat(8)}a.example/`, long: true },
    { why: 'a few middling labels', url: `https://${`${data(18)}.`.repeat(3)}a.example/`, long: true },
    {
      why: 'an article is none',
      url: `https://www.news.example.co.uk/2026/11/26/world/${data(80)}?ref=home`,
      long: false,
    },
    {
      why: 'a host of the cloud is none',
      url: 'https://bucket.s3.eu-central-1.amazonaws.com/a.png',
      long: false,
    },
    { why: 'an address in numbers is none', url: 'http://[2001:db8:1111:2222:3333:4444:5555]/', long: false },
  ]
  it.each(cases)('$why', ({ url, long }) => {
    expect(safeLink(url)?.long ?? false).toBe(long)
  })
})

describe('a link whose words are its address', () => {
  const link = (url: string): SafeLink => safeLink(url) ?? { href: '', host: '', long: false }
  const cases: { why: string; words: string; url: string; rest: string | null }[] = [
    { why: 'whole', words: 'https://a.example/b', url: 'https://a.example/b', rest: '/b' },
    { why: 'without its scheme', words: 'a.example/b?c', url: 'https://a.example/b?c', rest: '/b?c' },
    { why: 'without its last slash', words: 'https://a.example', url: 'https://a.example/', rest: '' },
    { why: 'its host', words: 'a.example', url: 'https://a.example/b', rest: '' },
    { why: 'a host that its scheme contains', words: 'https://s/', url: 'https://s/', rest: '' },
    { why: 'another host', words: 'https://good.example', url: 'https://evil.example/', rest: null },
    {
      why: 'another host before an @',
      words: 'https://good.example@evil.example/',
      url: 'https://good.example@evil.example/',
      rest: null,
    },
    { why: 'more than its host', words: 'a.example (safe)', url: 'https://a.example/', rest: null },
    { why: 'words', words: 'the jetty', url: 'https://a.example/', rest: null },
  ]
  it.each(cases)('$why', ({ words, url, rest }) => {
    expect(restOfAddress(words, link(url))).toBe(rest)
  })
})
