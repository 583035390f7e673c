import { describe, expect, it } from 'vitest'
import { isPrivateHost } from '../../../../src/core/server/public-link.ts'

const hostOf = (host: string) => new URL(`http://${host}/`).hostname

describe('a host', () => {
  it.each([
    ['localhost..', 'this computer with dots'],
    ['nas', 'a name without a dot'],
    ['nas..', 'the same with dots'],
    ['a..example', 'an empty label'],
    ['a.b7', 'no ending of the internet'],
    ['printer.localdomain', 'a reserved ending'],
    ['a.dhcp', 'the ending of a router'],
    ['speedport.ip', 'the ending of a router'],
    ['homerouter.cpe', 'the ending of a router'],
    ['fritz.box', 'a router'],
    ['nas.fritz.box.', 'a device behind it'],
    ['router.asus.com', 'a router'],
    ['tplinkwifi.net', 'a router'],
    ['pc.mshome.net', 'a shared connection'],
    ['nas.tail1234.ts.net', 'a private net over the internet'],
    ['192-168-1-5.abc.plex.direct', 'a media server at home'],
    ['8.8.8.8.nip.io', 'a name made of an address'],
    ['anything.localtest.me', 'a name of this computer'],
    ['10.0.0.1.pictures.example', 'a private address in a name'],
    ['ip-10-0-0-1.pictures.example', 'with hyphens'],
    ['a-192-168-1-5-b.pictures.example', 'between other words'],
    ['c0a80105.pictures.example', 'in hexadecimal'],
    ['fd00--1.pictures.example', 'of IPv6'],
    ['--1.pictures.example', 'loopback of IPv6'],
    ['wiki.corp.pictures.example', 'for those inside'],
    ['[2606:4700::5efe:7f00:1]', 'ISATAP'],
    ['[2606:4700::200:5efe:808:808]', 'ISATAP of a public address'],
    ['[2606:4700::a00:1]', 'NAT64 with a prefix of its own'],
    ['[2606:4700:c0a8:105::]', 'the same with a short prefix'],
    ['[2606:4700:0:c0:a8:105::]', 'the same with a longer one'],
    ['[2606:4700:0:0:c0:a801:500:0]', 'the same with the longest one in the middle'],
    ['[64:ff9b:1::1]', 'NAT64 of a site'],
    ['[fec0::1]', 'site-local'],
    ['[::7f00:1]', 'IPv4-compatible'],
    ['[2001:0:7f00:1::]', 'Teredo'],
    ['[2002:7f00:1::]', '6to4'],
  ])('%s is private: %s', (host) => expect(isPrivateHost(hostOf(host))).toBe(true))

  it.each([
    ['img.example.com'],
    ['www.local.ch'],
    ['mylocal.com'],
    ['fritz.com'],
    ['lh3.googleusercontent.com'],
    ['ec2-54-12-3-4.compute-1.amazonaws.com'],
    ['cdn-10-20-30.pictures.example'],
    ['bücher.example'],
    ['中国.中国'],
    ['deadbeef.pictures.example'],
    ['[2001:4860:4860::8888]'],
    ['[2606:4700::6810:84e5]'],
    ['[2a00:1450:4001:82a::200e]'],
  ])('%s is public', (host) => expect(isPrivateHost(hostOf(host))).toBe(false))
})
