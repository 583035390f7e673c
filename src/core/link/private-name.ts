import { isPrivateIpv4, isPrivateIpv6 } from './private-address.ts'

const words = (text: string) => text.trim().split(/\s+/)

/**
 * The endings under which sites of the internet are met, beside those of countries, which have two letters, and encoded
 * ones. Turned round, since routers and networks make up any other (`pi.hole`, `connect.box`, `login.wifi`): the address of
 * what is missing here only stays here. `.example` is in it: the demo uses it.
 */
const publicEndings = new Set(
  words(`
  academy aero africa agency amsterdam app apple archi art asia associates audio auto aws baby bank bar barcelona bayern bbc
  beauty beer berlin best bike bio biz black blog blue boats bond boston boutique brussels budapest build builders business
  bzh cafe camera camp capetown capital car cards care careers cars cat center cern chat cheap church city click clinic
  clothing cloud club coach codes coffee college cologne com community company construction consulting cool coop corsica
  country courses credit cymru dance date dating deals delivery design dev digital directory dog earth eco edu education
  energy engineer engineering equipment estate eus events example exchange expert express family fan fans farm fashion film
  finance fish fit fitness flights florist flowers football foundation frl fun fund furniture futbol fyi gal gallery game
  games garden gent gift gifts global gold golf goog google gov graphics gratis green group guide guru hamburg health
  helsinki hockey holiday homes horse hospital hosting hotel house how icu immo industries info ink institute insure int
  international investments irish istanbul jetzt jewelry jobs joburg kitchen kiwi koeln land lat law lawyer legal lgbt life
  limited link live lol london love ltd luxury madrid management market marketing markets mba media melbourne men menu miami
  microsoft mil mobi moda mom money moscow moto mov movie museum name navy net network news ngo ninja nrw nyc okinawa one
  ong online onl organic org osaka page paris partners parts party pet photo photography photos pics pictures pink pizza
  plus poker post press pro productions promo properties property pub quebec radio recipes red rent rentals repair report
  rest restaurant review reviews rip rocks rodeo rugby ruhr run saarland sale salon school science scot security services
  sexy shiksha shoes shop shopping show singles site ski sky soccer social software solar solutions space sport sports
  stockholm storage store stream studio study style support surf surgery swiss sydney systems taipei tatar tattoo tax taxi
  team tech technology tel tennis theater tickets tips tires tirol today tokyo tools top tours town toys trade trading
  training travel tube university vacations vegas ventures versicherung vet video villas vin vip vision vlaanderen vodka
  vote voyage wales watch watches web webcam website wedding wien wiki win wine work works world wtf xyz yachts yoga zone
`),
)

/**
 * Sites whose names lead into the network of whoever asks, or to a device at somebody's home: by their router, their storage,
 * a name for a changing address, or a tunnel.
 */
const privateSites = words(`
  mshome.net internal.cloudapp.net ts.net tailscale.net netbird.cloud zerotier.com plex.direct quickconnect.to myfritz.net
  myqnapcloud.com mycloudnas.com mynascloud.com qnap.to synology.me diskstation.me dscloud.me dscloud.biz dscloud.mobi
  dsmynas.com dsmynas.net dsmynas.org familyds.com familyds.net familyds.org i234.me myds.me remotewd.com wd2go.com
  mycloud.com nabu.casa mafreebox.freebox.fr freeboxos.fr mabbox.bytel.fr asuscomm.com tplinkdns.com mynetgear.com
  duckdns.org ddns.net ddns.me ddnsking.com myddns.me dynu.net dynv6.net dyndns.org dyndns.info dyndns.tv dynalias.com
  dynalias.net dnsalias.com dnsalias.net homeip.net homeunix.com homelinux.com homedns.org selfhost.eu spdns.de spdns.org
  goip.de afraid.org mooo.com no-ip.org no-ip.biz no-ip.info noip.me hopto.org zapto.org sytes.net myftp.org myftp.biz
  bounceme.net redirectme.net serveftp.com servehttp.com webhop.me eth.limo
  ngrok.io ngrok.app ngrok.dev ngrok.pro ngrok-free.app ngrok-free.dev trycloudflare.com cfargotunnel.com loca.lt
  localtunnel.me localtunnel.dev localhost.run lhr.life lhr.rocks serveo.net serveousercontent.com pagekite.me pinggy.link
  pinggy.io zrok.io telebit.io devtunnels.ms github.dev gitpod.io gitpod.dev cloudshell.dev cloudworkstations.dev
  cloudworkstations.googleusercontent.com webcontainer.io webcontainer-api.io
  nip.io sslip.io xip.io xip.name ip6.name ipv6-literal.net backname.io traefik.me localtest.me lvh.me vcap.me
  lacolhost.com localho.st local.gd localhost.direct local-ip.co local-ip.sh local-ip.medicmobile.org
  localstack.cloud lndo.site ddev.site docksal.site
  routerlogin.net routerlogin.com orbilogin.net orbilogin.com mywifiext.net tplinkwifi.net tplinklogin.net tplinkap.net
  tplinkmifi.net tplinkmodem.net tplinkrepeater.net tplinkextender.net tplinkdeco.net melogin.cn tplogin.cn falogin.cn tendawifi.com
  miwifi.com asusrouter.com router.asus.com repeater.asus.com linksyssmartwifi.com myrouter.io huaweimobilewifi.com
  samsungwifi.com zyxelwifi.com setup.ui.com unifi.ui.com hi.link aterm.me mysmartbox.nl my.meraki.com setup.meraki.com wired.meraki.com ap.meraki.com
`)

/** Endings that are given out, but that routers and networks have too. */
const sharedEndings = new Set(words('arpa box onion'))

/** Parts of a name that say that it is for those inside only, before the two that a site is registered by. */
const insideLabels = words('corp int intern internal intra intranet lan local localhost private vpn')

/**
 * Whether a name in small letters, without a dot at its end, stands for a private network or is no name of the internet;
 * `isGivenOut` knows more endings than are met here, those of brands among them.
 */
export function isPrivateName(name: string, isGivenOut: (ending: string) => boolean): boolean {
  const labels = name.split('.')
  const ending = labels.at(-1) ?? ''
  if (labels.length < 2 || labels.includes('')) return true
  // Letters that no country has, or that none can have (ISO 3166).
  const isPublic = /^([a-z]{2}|xn--.+)$/.test(ending)
    ? !/^(aa|ip|q[m-z]|vm|x[a-z]|zt|zz)$/.test(ending)
    : publicEndings.has(ending) || (isGivenOut(ending) && !sharedEndings.has(ending))
  if (!isPublic) return true
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
