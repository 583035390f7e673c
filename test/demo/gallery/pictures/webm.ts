import sharp from 'sharp'

/** An element of EBML (RFC 8794): its id, its length in eight bytes, its content. */
function element(id: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const idBytes = Buffer.from(id.toString(16).padStart(2, '0'), 'hex')
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(body.length))
  length[0] = 0x01
  return Buffer.concat([idBytes, length, body])
}

const number = (id: number, value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return element(id, bytes)
}
const words = (id: number, text: string) => element(id, Buffer.from(text))

/** The bits of a lossy WebP without transparency are a key frame of VP8. */
async function keyFrame(picture: Buffer): Promise<Buffer> {
  const webp = await sharp(picture).flatten().webp({ quality: 90 }).toBuffer()
  if (webp.toString('latin1', 12, 16) !== 'VP8 ') throw new Error('not a simple lossy WebP')
  return webp.subarray(20, 20 + webp.readUInt32LE(16))
}

/** A video of one second in which a picture stands still, as WebM with VP8. */
export async function webmOf(picture: Buffer, width: number, height: number): Promise<Buffer> {
  const frame = await keyFrame(picture)
  const block = (milliseconds: number) => {
    const header = Buffer.from([0x81, 0, 0, 0x80])
    header.writeInt16BE(milliseconds, 1)
    return element(0xa3, header, frame)
  }
  const duration = Buffer.alloc(4)
  duration.writeFloatBE(1000)
  const head = element(0x1a45dfa3, words(0x4282, 'webm'), number(0x4287, 2), number(0x4285, 2))
  const info = element(
    0x1549a966,
    number(0x2ad7b1, 1_000_000),
    element(0x4489, duration),
    words(0x4d80, 'demo'),
    words(0x5741, 'demo'),
  )
  const track = element(
    0xae,
    number(0xd7, 1),
    number(0x73c5, 1),
    words(0x86, 'V_VP8'),
    number(0x83, 1),
    element(0xe0, number(0xb0, width), number(0xba, height)),
  )
  const cluster = element(0x1f43b675, number(0xe7, 0), block(0), block(500))
  return Buffer.concat([head, element(0x18538067, info, element(0x1654ae6b, track), cluster)])
}
