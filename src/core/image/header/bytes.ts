type Endian = 'big' | 'little'

/** Whether a file is long enough to hold `length` bytes at `at`. */
export function holds(bytes: Uint8Array, at: number, length: number): boolean {
  return at + length <= bytes.length
}

/** Two bytes as a whole number; bytes past the end count as zero, as in every reader here, so that nothing throws. */
export function uint16(bytes: Uint8Array, at: number, endian: Endian): number {
  const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0]
  return endian === 'big' ? first * 0x100 + second : second * 0x100 + first
}

/** Three bytes as a whole number, least significant first. */
export function uint24(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at, 'little') + (bytes[at + 2] ?? 0) * 0x10000
}

/** Four bytes as a whole number. */
export function uint32(bytes: Uint8Array, at: number, endian: Endian): number {
  const [first, second] = [uint16(bytes, at, endian), uint16(bytes, at + 2, endian)]
  return endian === 'big' ? first * 0x10000 + second : second * 0x10000 + first
}

/** `length` bytes as text, one character a byte. */
export function ascii(bytes: Uint8Array, at: number, length: number): string {
  const end = Math.min(at + length, bytes.length)
  let text = ''
  for (let index = at; index < end; index++) text += String.fromCharCode(bytes[index] ?? 0)
  return text
}
