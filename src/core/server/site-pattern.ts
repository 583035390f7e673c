import { isHostName } from '../host-name.ts'

/**
 * The pattern for one site, as permissions name it; ports are not part of it, which Firefox takes but never matches. Null for
 * what is no site of the web, and for a host that is none: with an asterisk, which a page may have in an address, the
 * pattern would be every site.
 */
export function sitePattern(origin: string): string | null {
  if (!URL.canParse(origin)) return null
  const { protocol, hostname } = new URL(origin)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  return isWeb && isHostName(hostname) ? `${protocol}//${hostname}/*` : null
}

/** Sites that the user has opened to the extension; `host` is '' for all of them, `scheme` `*` for http and https. */
export type AllowedSite = {
  pattern: string
  scheme: '*' | 'https' | 'http'
  host: string
  /** And every site under that name. */
  isWithSubdomains: boolean
}

/**
 * What the user has allowed, as the browser lists it, without what the manifest itself demands: broad grants first, then by
 * name. What is not understood stands as it is, so that it can be taken back.
 */
export function allowedSites(granted: readonly string[], demanded: readonly string[]): AllowedSite[] {
  return [...new Set(granted)]
    .filter((pattern) => !demanded.includes(pattern))
    .map(readPattern)
    .toSorted((a, b) => a.host.localeCompare(b.host) || a.pattern.localeCompare(b.pattern))
}

function readPattern(pattern: string): AllowedSite {
  const [, scheme, host] = pattern.match(/^(\*|https|http):\/\/([^/]+)\/\*$/) ?? []
  if (pattern === '<all_urls>' || host === '*')
    return { pattern, scheme: schemeOf(scheme), host: '', isWithSubdomains: true }
  if (host === undefined) return { pattern, scheme: '*', host: pattern, isWithSubdomains: false }
  const isWithSubdomains = host.startsWith('*.')
  return { pattern, scheme: schemeOf(scheme), host: host.replace(/^\*\./, ''), isWithSubdomains }
}

const schemeOf = (scheme = '*') => (scheme === 'https' || scheme === 'http' ? scheme : '*')

/** Whether a server, by its origin, is one of these sites. */
export function isAllowedBy({ scheme, host, isWithSubdomains }: AllowedSite, origin: string): boolean {
  const { protocol, hostname, host: withPort } = new URL(origin)
  if (scheme !== '*' && protocol !== `${scheme}:`) return false
  if (host === '' || host === hostname || host === withPort) return true
  return isWithSubdomains && hostname.endsWith(`.${host}`)
}
