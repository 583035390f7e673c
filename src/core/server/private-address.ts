/** IPv4 ranges that are not the public internet, as `[first address, prefix bits]`. Source: IANA special-purpose registry. */
const privateRanges: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by carriers
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, cloud metadata
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // retired relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
]

/** Parts of IPv6's public 2000::/3 that are not public, or that hide an IPv4 address, by their first 32 bits and prefix. */
const privateRanges6: readonly (readonly [number, number])[] = [
  [0x20010000, 23], // protocol assignments, Teredo, benchmarks
  [0x20010db8, 32], // documentation
  [0x20020000, 16], // 6to4
  [0x3fff0000, 20], // documentation
]

/** Whether an IPv4 address as `URL` writes it lies outside the public internet; null when it is not one. */
export function isPrivateIpv4(hostname: string): boolean | null {
  const address = ipv4Number(hostname)
  if (address === null) return null
  return privateRanges.some(([first, bits]) => isWithin(address, ipv4Number(first) ?? 0, bits))
}

/** Whether an IPv6 address as `URL` writes it, in brackets, lies outside the public internet; null when it is not one. */
export function isPrivateIpv6(hostname: string): boolean | null {
  if (!hostname.startsWith('[')) return null
  const [first = '', second = ''] = hostname.slice(1, -1).split(':')
  const head = Number.parseInt(first || '0', 16) * 0x10000 + Number.parseInt(second || '0', 16)
  // Only 2000::/3 is given out; loopback, link-local, unique local, mapped and translated addresses lie outside it.
  return !isWithin(head, 0x20000000, 3) || privateRanges6.some(([start, bits]) => isWithin(head, start, bits))
}

function ipv4Number(hostname: string): number | null {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(hostname)) return null
  return hostname.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

const isWithin = (address: number, first: number, bits: number) =>
  Math.floor(address / 2 ** (32 - bits)) === Math.floor(first / 2 ** (32 - bits))
