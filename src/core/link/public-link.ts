import type { LinkRefusal } from '../image/attached-image.ts'
import { hasPlainParameters } from './plain-parameters.ts'
import { isSecretHost, pathRefusal } from './plain-path.ts'
import { isPrivateIpv4, isPrivateIpv6 } from './private-address.ts'
import { isPrivateName } from './private-name.ts'

/** The longest link that is sent; a longer one carries more than the name of a picture. */
export const maxLinkCharacters = 2000

/**
 * The link by which a server elsewhere can open an image, without its fragment; null when it cannot or must not, for the
 * reason that `linkRefusal` gives.
 */
export function publicLink(link: string): string | null {
  return linkRefusal(link) === null ? withoutFragment(new URL(link)) : null
}

/**
 * Why an address must not be sent; null when it is plain: http(s), a public host, and nothing in it that is more than the
 * name of a public picture. What is not known to be harmless keeps an address here, since a list of secrets is never whole.
 */
export function linkRefusal(link: string): LinkRefusal | null {
  if (!URL.canParse(link)) return 'scheme'
  const url = new URL(link)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'scheme'
  if (url.username || url.password) return 'credentials'
  if (isPrivateHost(url.hostname)) return 'private'
  if (withoutFragment(url).length > maxLinkCharacters) return 'too-long'
  if (!hasPlainParameters(url.search)) return 'parameters'
  return isSecretHost(url.hostname) ? 'secret' : pathRefusal(url.pathname)
}

/** An address as a server would ask for it; a `?` without anything after it goes too. */
function withoutFragment(url: URL): string {
  return url.origin + url.pathname + url.search
}

/**
 * Whether a host, as `URL.hostname` writes it, is this computer, a private network or no host at all. `URL` has by then
 * made decimal, hexadecimal and octal addresses plain. `isGivenOut` tells of an ending that is not met here whether it is
 * one of the internet; without it, none is.
 */
export function isPrivateHost(
  hostname: string,
  isGivenOut: (ending: string) => boolean = () => false,
): boolean {
  const name = hostname.toLowerCase().replace(/\.+$/, '')
  return isPrivateIpv4(name) ?? isPrivateIpv6(name) ?? isPrivateName(name, isGivenOut)
}
