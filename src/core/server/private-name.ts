import { isPrivateIpv4, isPrivateIpv6 } from './private-address.ts'

const words = (text: string) => text.trim().split(/\s+/)

/**
 * Endings of names that mean something inside one network only, or nothing at all: reserved (RFC 6761, 6762, 8375, 9476), in
 * wide use for private networks, or made up by routers. `.example` is left out: the demo uses it.
 */
const privateEndings = words(`
  alt arpa bit corp consul cpe devel dhcp docker domain gateway gnu home homenet hotspot i2p internal intern intra
  intranet invalid ip k8s lan loc local localdomain localhost localnet lokal mail modem nas node onion priv private
  repeater router setup station svc test vm vpn workgroup wsl zt
`)

/** Sites whose names lead into the network of whoever asks, or to a device at somebody's home. */
const privateSites = words(`
  fritz.box easy.box o2.box congstar.box alice.box kabel.box mshome.net internal.cloudapp.net
  ts.net tailscale.net netbird.cloud plex.direct quickconnect.to myfritz.net myqnapcloud.com synology.me remotewd.com
  nabu.casa mafreebox.freebox.fr mabbox.bytel.fr
  nip.io sslip.io xip.io xip.name ip6.name ipv6-literal.net backname.io traefik.me localtest.me lvh.me vcap.me
  lacolhost.com localho.st local.gd localhost.direct local-ip.co local-ip.sh local-ip.medicmobile.org
  localstack.cloud lndo.site ddev.site docksal.site
  routerlogin.net routerlogin.com orbilogin.net orbilogin.com mywifiext.net tplinkwifi.net tplinklogin.net tplinkap.net
  tplinkmodem.net tplinkrepeater.net tplinkextender.net tplinkdeco.net melogin.cn tplogin.cn falogin.cn tendawifi.com
  miwifi.com asusrouter.com router.asus.com repeater.asus.com linksyssmartwifi.com myrouter.io huaweimobilewifi.com
  samsungwifi.com zyxelwifi.com setup.ui.com my.meraki.com setup.meraki.com wired.meraki.com ap.meraki.com
`)

/** Parts of a name that say that it is for those inside only, before the two that a site is registered by. */
const insideLabels = words('corp intern internal intranet lan local localhost private vpn')

/** Whether a name in small letters, without a dot at its end, stands for a private network or is no name of the internet. */
export function isPrivateName(name: string): boolean {
  const labels = name.split('.')
  const ending = labels.at(-1) ?? ''
  // Top-level domains are letters alone, in ASCII or encoded.
  if (labels.length < 2 || labels.includes('') || !/^([a-z]{2,}|xn--.+)$/.test(ending)) return true
  if (privateEndings.includes(ending)) return true
  if (privateSites.some((site) => name === site || name.endsWith(`.${site}`))) return true
  return labels.slice(0, -2).some((label) => insideLabels.includes(label)) || holdsPrivateAddress(name)
}

/** Whether a name has a private address in it, as names have that are made for addresses: `192-168-1-5`, `c0a80105`, `fd00--1`. */
function holdsPrivateAddress(name: string): boolean {
  const dotted = name.matchAll(/(?<!\d)(?=(\d{1,3}(?:[.-]\d{1,3}){3})(?!\d))/g)
  if ([...dotted].some(([, address = '']) => isPrivateIpv4(address.replaceAll('-', '.')))) return true
  return name.split('.').some((label) => {
    if (/^(0a|7f)[\da-f]{6}$|^(a9fe|c0a8)[\da-f]{4}$|^ac1[\da-f]{5}$/.test(label)) return true
    const address = `http://[${label.replaceAll('-', ':')}]`
    const isAddress = /^[\da-f-]*-[\da-f-]*$/.test(label) && URL.canParse(address)
    return isAddress && isPrivateIpv6(new URL(address).hostname) === true
  })
}
