/**
 * Whether a host, as `URL.hostname` writes it, is a name or an address and nothing else: a URL may have other characters
 * there, an asterisk among them, which in a pattern of sites is every site. Chromium writes that as `%2A`.
 */
export const isHostName = (hostname: string): boolean => /^[\w.-]+$|^\[[\da-f:.]+\]$/.test(hostname)
