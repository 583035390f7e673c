import sharp, { type Sharp } from 'sharp'

/** Text as bytes, one a character. */
export const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
export const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
export const bytesOf = async (image: Sharp) => new Uint8Array(await image.toBuffer())
export const uint32 = (value: number, little = false) => {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value, little)
  return bytes
}

/** A picture of 40 x 30 pixels. */
export const picture = (channels: 3 | 4 = 3) =>
  sharp({ create: { width: 40, height: 30, channels, background: { r: 200, g: 60, b: 20, alpha: 0.5 } } })
