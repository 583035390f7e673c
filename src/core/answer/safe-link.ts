/** A link of an answer that may be followed: http(s) only, with the host that a reader has to see. */
export type SafeLink = { href: string; host: string; long: boolean }

/** The most that an address may have without a warning: beyond it, it could carry away what the chat says. */
const plainLink = {
  /** Characters of path, query and fragment together. */
  pathCharacters: 200,
  /** Characters of the host's name, and of one label in it: whoever answers for a domain sees every name below it. */
  hostCharacters: 60,
  labelCharacters: 40,
  labels: 6,
} as const

/** Reads an address written by a model; null unless it is an absolute http(s) one. User name and password are dropped. */
export function safeLink(url: string): SafeLink | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null
  const address = new URL(url)
  address.username = ''
  address.password = ''
  return { href: address.href, host: address.host, long: isLong(address) }
}

function isLong({ hostname, pathname, search, hash }: URL): boolean {
  const labels = hostname.split('.').filter(Boolean)
  return (
    pathname.length + search.length + hash.length > plainLink.pathCharacters ||
    hostname.length > plainLink.hostCharacters ||
    labels.length > plainLink.labels ||
    labels.some((label) => label.length > plainLink.labelCharacters)
  )
}

/** The host of an absolute http(s) address, else null. */
export function hostOf(url: string): string | null {
  return safeLink(url)?.host ?? null
}

/**
 * What stands behind the host of a link whose text `words` is nothing but its address: the rest of the address, or
 * nothing when the text is the host alone. Null when the text says something else.
 */
export function restOfAddress(words: string, { href, host }: SafeLink): string | null {
  const rest = href.slice(href.indexOf('//') + 2 + host.length)
  const same = (text: string) => [text, `${text}/`].includes(words) || [words, `${words}/`].includes(text)
  if (same(host)) return ''
  return same(href) || same(host + rest) ? rest.replace(/^\/$/, '') : null
}
