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
  const bytes = ipv6Bytes(hostname.slice(1, -1))
  if (bytes.length !== 16) return true
  const head = bytes.slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0)
  // Only 2000::/3 is given out; loopback, link-local, unique local, mapped and translated addresses lie outside it.
  if (!isWithin(head, 0x20000000, 3)) return true
  if (privateRanges6.some(([start, bits]) => isWithin(head, start, bits))) return true
  return isIsatap(bytes) || hidesPrivateIpv4(bytes)
}

/** The bytes of an IPv6 address as `URL` writes it, which has no dots any more. */
function ipv6Bytes(address: string): number[] {
  const [before = [], after = []] = address.split('::').map((half) => half.split(':').filter(Boolean))
  const zeros = address.includes('::')
    ? new Array(Math.max(0, 8 - before.length - after.length)).fill('0')
    : []
  return [...before, ...zeros, ...after].flatMap((group) => {
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 255]
  })
}

/** An interface identifier that holds an IPv4 address of a site (RFC 5214). */
const isIsatap = (bytes: number[]) => /^[02],0,94,254$/.test(bytes.slice(8, 12).join())

/** Where translators put an IPv4 address behind a prefix of their own, byte by byte; the rest is zero (RFC 6052). */
const translated = [
  [4, 5, 6, 7],
  [5, 6, 7, 9],
  [6, 7, 9, 10],
  [7, 9, 10, 11],
  [9, 10, 11, 12],
  [12, 13, 14, 15],
] as const

function hidesPrivateIpv4(bytes: number[]): boolean {
  return translated.some((places) => {
    const [first, last] = [places[0], places[3]]
    const isRestZero = bytes.every((byte, at) => byte === 0 || at <= last) && bytes[8] === 0
    const isOwnPrefix = last < 15 || bytes.slice(8, first).every((byte) => byte === 0)
    // 0.0.0.0/8 would be every address with a short end.
    return (
      isRestZero &&
      isOwnPrefix &&
      bytes[first] !== 0 &&
      isPrivateIpv4(places.map((at) => bytes[at]).join('.'))
    )
  })
}

function ipv4Number(hostname: string): number | null {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(hostname)) return null
  return hostname.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

const isWithin = (address: number, first: number, bits: number) =>
  Math.floor(address / 2 ** (32 - bits)) === Math.floor(first / 2 ** (32 - bits))
