import { crc32 } from 'node:zlib'

/** Pixels as rows of red, green, blue and alpha, a byte each. */
export type Raster = { data: Buffer; width: number; height: number }

/** An uncompressed BMP of 24 bits a pixel, bottom row first; transparency is dropped. */
export function encodeBmp({ data, width, height }: Raster): Buffer {
  const rowBytes = Math.ceil((width * 3) / 4) * 4
  const file = Buffer.alloc(54 + rowBytes * height)
  file.write('BM', 'latin1')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(54, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(width, 18)
  file.writeInt32LE(height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  file.writeUInt32LE(rowBytes * height, 34)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4
      const to = 54 + (height - 1 - y) * rowBytes + x * 3
      file[to] = data[from + 2] ?? 0
      file[to + 1] = data[from + 1] ?? 0
      file[to + 2] = data[from] ?? 0
    }
  }
  return file
}

/** An ICO that holds PNG files, each with its side in pixels (at most 256). */
export function encodeIco(entries: { side: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + entries.length * 16)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(entries.length, 4)
  let offset = head.length
  for (const [index, { side, png }] of entries.entries()) {
    const at = 6 + index * 16
    head[at] = side % 256
    head[at + 1] = side % 256
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...entries.map(({ png }) => png)])
}

function pngChunk(name: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length)
  chunk.writeUInt32BE(data.length)
  chunk.write(name, 4, 'latin1')
  data.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length)
  return chunk
}

function readPngChunks(png: Buffer): { name: string; data: Buffer }[] {
  const chunks: { name: string; data: Buffer }[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({
      name: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    })
    at += 12 + length
  }
  return chunks
}

/** An animated PNG of full frames, half a second each; all frames have one size and colour type. */
export function encodeApng(frames: Buffer[], width: number, height: number): Buffer {
  let sequence = 0
  const control = () => {
    const data = Buffer.alloc(26)
    data.writeUInt32BE(sequence++)
    data.writeUInt32BE(width, 4)
    data.writeUInt32BE(height, 8)
    data.writeUInt16BE(1, 20)
    data.writeUInt16BE(2, 22)
    return pngChunk('fcTL', data)
  }
  const animation = Buffer.alloc(8)
  animation.writeUInt32BE(frames.length)
  const body = frames.flatMap((frame, index) => {
    const pixels = readPngChunks(frame).filter(({ name }) => name === 'IDAT')
    const head = control()
    if (index === 0) return [head, ...pixels.map(({ data }) => pngChunk('IDAT', data))]
    return [
      head,
      ...pixels.map(({ data }) => {
        const number = Buffer.alloc(4)
        number.writeUInt32BE(sequence++)
        return pngChunk('fdAT', Buffer.concat([number, data]))
      }),
    ]
  })
  const header = readPngChunks(frames[0] ?? Buffer.alloc(0)).find(({ name }) => name === 'IHDR')
  if (!header) throw new Error('an APNG needs at least one PNG frame')
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header.data),
    pngChunk('acTL', animation),
    ...body,
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** The beginning of a HEIC file followed by nothing that a decoder could use. */
export function heicHeaderOnly(): Buffer {
  const box = Buffer.alloc(24)
  box.writeUInt32BE(24)
  box.write('ftypheic', 4, 'latin1')
  box.write('mif1heic', 16, 'latin1')
  return Buffer.concat([box, Buffer.alloc(2000, 0x5a)])
}
