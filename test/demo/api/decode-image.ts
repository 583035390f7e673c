import sharp from 'sharp'

/** A colour as `#rrggbb` and how much of the visible picture it covers, 0 to 1. */
export type ColourShare = { colour: string; share: number }

/** What a file really holds; sizes are upright, in pixels. */
export type DecodedImage = {
  /** By its bytes, for example `image/png`. */
  type: string
  width: number
  height: number
  animated: boolean
  hasAlpha: boolean
  /** Whether some of it can be seen through. */
  transparent: boolean
  hasExif: boolean
  /** Most frequent first, at most 8. */
  dominantColours: ColourShare[]
}

const types: Record<string, string> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  tiff: 'image/tiff',
  heif: 'image/avif',
}

const toHex = (channels: number[]) =>
  `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`

/** The colours of a small copy, gathered in boxes of 32 steps a channel. */
async function findDominantColours(bytes: Buffer): Promise<ColourShare[]> {
  const { data } = await sharp(bytes)
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
    .resize(64, 64, { fit: 'fill', kernel: 'nearest' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const boxes = new Map<number, { count: number; sums: [number, number, number] }>()
  let visible = 0
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4)
    if (alpha < 128) continue
    visible++
    const key = ((red >> 5) << 6) | ((green >> 5) << 3) | (blue >> 5)
    const box = boxes.get(key) ?? { count: 0, sums: [0, 0, 0] }
    box.count++
    box.sums = [box.sums[0] + red, box.sums[1] + green, box.sums[2] + blue]
    boxes.set(key, box)
  }
  return [...boxes.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, 8)
    .map(({ count, sums }) => ({ colour: toHex(sums.map((sum) => sum / count)), share: count / visible }))
}

/** Reads an image for real, every pixel of its first frame; null when that fails. Reads also types that the API refuses. */
export async function decodeImage(bytes: Buffer): Promise<DecodedImage | null> {
  try {
    const found = await sharp(bytes).metadata()
    const frames = await sharp(bytes, { pages: -1 }).metadata()
    const { autoOrient, hasAlpha, exif } = found
    return {
      type: types[found.format] ?? `image/${found.format}`,
      ...autoOrient,
      animated: (frames.pages ?? 1) > 1 || bytes.subarray(0, 4096).includes('acTL'),
      hasAlpha,
      transparent: hasAlpha && !(await sharp(bytes).stats()).isOpaque,
      hasExif: exif !== undefined || bytes.includes('Exif\0\0'),
      dominantColours: await findDominantColours(bytes),
    }
  } catch {
    // Broken, truncated or not an image at all: the API answers the same to each.
    return null
  }
}

/** One pixel of an image as red, green, blue and alpha, 0 to 255; the picture is turned upright first. */
export async function readPixel(bytes: Buffer, x: number, y: number): Promise<number[]> {
  const pixel = { left: x, top: y, width: 1, height: 1 }
  const upright = await sharp(bytes).autoOrient().toColourspace('srgb').ensureAlpha().png().toBuffer()
  return [...(await sharp(upright).extract(pixel).raw().toBuffer())]
}

/** How far apart two colours `#rrggbb` are: 0 is equal, 441 is black and white. */
export function colourDistance(one: string, other: string): number {
  const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  const others = channels(other)
  return Math.hypot(...channels(one).map((channel, index) => channel - (others[index] ?? 0)))
}

/** Whether a picture shows a colour on a good part of it, allowing for what compression does. */
export function showsColour(image: { dominantColours: ColourShare[] }, colour: string): boolean {
  return image.dominantColours.some((found) => colourDistance(found.colour, colour) < 40)
}
