import { ParseResultType, parseDomain, Validation } from 'parse-domain'

/**
 * Whether two addresses of the web are of one site, as browsers mean it: one scheme, and one host or one registrable domain
 * (publicsuffix.org, private suffixes such as `github.io` among them). Ports do not count, as they do not for cookies.
 */
export function isOneSite(address: string, other: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(other)) return false
  const [one, two] = [new URL(address), new URL(other)]
  if ((one.protocol !== 'https:' && one.protocol !== 'http:') || one.protocol !== two.protocol) return false
  if (one.hostname === two.hostname) return true
  const domain = registrableDomain(one.hostname)
  return domain !== null && domain === registrableDomain(two.hostname)
}

/** Whether an ending without dots is one that the internet gives out, brands' own among them. */
export function isGivenOut(ending: string): boolean {
  return parseDomain(`a.${ending}`, { validation: Validation.Lax }).type === ParseResultType.Listed
}

/** Endings with wildcards that parse-domain 8.4 overlooks, since another wildcard stands above them: one host, one site. */
const overlooked =
  /\.((oc[ips]\.customer-oci|svc\.firenet|(ex|in)\.futurecms|mtls\.run|privatelink\.snowflake)\.\w+|r\.cloud\.int\.apple)$/

/** The domain that somebody has registered; null for an IP address, a public suffix, and a name with a dot at its end. */
function registrableDomain(hostname: string): string | null {
  // With the dot it is another host to browsers.
  if (hostname.endsWith('.') || overlooked.test(hostname)) return null
  const parsed = parseDomain(hostname, { validation: Validation.Lax })
  switch (parsed.type) {
    case ParseResultType.Listed:
      return parsed.domain === undefined ? null : [parsed.domain, ...parsed.topLevelDomains].join('.')
    case ParseResultType.Reserved:
    case ParseResultType.NotListed:
      // The list's own rule for endings that it does not know: they are public suffixes of one label.
      return parsed.labels.length < 2 ? null : parsed.labels.slice(-2).join('.')
    case ParseResultType.Ip:
    case ParseResultType.Invalid:
      return null
    default:
      return parsed satisfies never
  }
}
