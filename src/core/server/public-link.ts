import { isPrivateIpv4, isPrivateIpv6 } from './private-address.ts'

/** The longest link that is sent; longer ones are cut or refused on the way. */
export const maxLinkCharacters = 8000

/**
 * Parameters that let whoever has the link act as the user, or that are a signature made for the user: such a link stays
 * here, and the image itself is sent.
 */
const secretParameters =
  /^(access_?token|auth|authorization|api_?key|awsaccesskeyid|hmac|jwt|key-pair-id|ossaccesskeyid|pass|passw(or)?d|pwd|secret|session(_?id)?|sid|sig|signature|ticket|token|x-(amz|goog|oss|ms)-(signature|credential|security-token))$/i

/** Endings of names that mean something inside one network only, or nothing at all. `.example` is left out: the demo uses it. */
const privateEndings = [
  'corp',
  'home',
  'home.arpa',
  'internal',
  'intranet',
  'invalid',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'onion',
  'private',
  'test',
]

/**
 * The link by which a server elsewhere can open an image, without its fragment; null when it cannot or must not: another
 * scheme than http(s), a password or a token in it, a host that is not public, or too long.
 */
export function publicLink(link: string): string | null {
  if (!URL.canParse(link)) return null
  const url = new URL(link)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  if (url.username || url.password || isPrivateHost(url.hostname)) return null
  if ([...url.searchParams.keys()].some((name) => secretParameters.test(name))) return null
  url.hash = ''
  return url.href.length <= maxLinkCharacters ? url.href : null
}

/**
 * Whether a host, as `URL.hostname` writes it, is this computer, a private network or no host at all. `URL` has by then
 * made decimal, hexadecimal and octal addresses plain.
 */
export function isPrivateHost(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '')
  const isPrivateAddress = isPrivateIpv4(name) ?? isPrivateIpv6(name)
  if (isPrivateAddress !== null) return isPrivateAddress
  return !name.includes('.') || privateEndings.some((ending) => name.endsWith(`.${ending}`))
}
