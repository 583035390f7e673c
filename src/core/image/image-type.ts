import { ascii, uint16, uint32 } from './header/bytes.ts'
import { svgRootText } from './svg-root.ts'

type Signature = {
  type: string
  extensions: readonly string[]
  matches: (bytes: Uint8Array) => boolean
}

/** The image types that we can name, with their usual extensions and how their first bytes look. Order matters for HEIF. */
const signatures = [
  { type: 'image/png', extensions: ['png', 'apng'], matches: (b) => ascii(b, 0, 8) === '\x89PNG\r\n\x1a\n' },
  {
    type: 'image/jpeg',
    extensions: ['jpg', 'jpeg', 'jfif', 'pjpeg', 'jpe'],
    matches: (b) => ascii(b, 0, 3) === '\xff\xd8\xff',
  },
  {
    type: 'image/webp',
    extensions: ['webp'],
    matches: (b) => ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 4) === 'WEBP',
  },
  {
    type: 'image/gif',
    extensions: ['gif'],
    matches: (b) => ['GIF87a', 'GIF89a'].includes(ascii(b, 0, 6)),
  },
  { type: 'image/avif', extensions: ['avif', 'avifs'], matches: (b) => hasBrand(b, ['avif', 'avis']) },
  {
    type: 'image/heic',
    extensions: ['heic', 'heif', 'hif'],
    matches: (b) => hasBrand(b, ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']),
  },
  {
    type: 'image/tiff',
    extensions: ['tif', 'tiff'],
    matches: (b) => ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(ascii(b, 0, 4)),
  },
  {
    type: 'image/bmp',
    extensions: ['bmp', 'dib'],
    // Two letters alone would match any text that begins with BM: the size of the second header settles it.
    matches: (b) =>
      ascii(b, 0, 2) === 'BM' && [12, 16, 40, 52, 56, 64, 108, 124].includes(uint32(b, 14, 'little')),
  },
  {
    type: 'image/x-icon',
    extensions: ['ico', 'cur'],
    matches: (b) => ['\0\0\x01\0', '\0\0\x02\0'].includes(ascii(b, 0, 4)) && uint16(b, 4, 'little') > 0,
  },
  {
    type: 'image/jxl',
    extensions: ['jxl'],
    matches: (b) => ascii(b, 0, 2) === '\xff\x0a' || ascii(b, 0, 12) === '\0\0\0\x0cJXL \r\n\x87\n',
  },
  { type: 'image/svg+xml', extensions: ['svg'], matches: (b) => svgRootText(b) !== null },
] as const satisfies readonly Signature[]

/** The MIME type of an image, as its first bytes tell. */
export type ImageType = (typeof signatures)[number]['type']

const acceptedByApi: readonly (string | null)[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']

/**
 * The type of an image from its first bytes (64 KiB are always enough, 64 bytes are for all but SVG), never from a name or
 * a header. Null for anything that is no image, such as a web page, a PDF or text.
 */
export function sniffImageType(bytes: Uint8Array): ImageType | null {
  return signatures.find(({ matches }) => matches(bytes))?.type ?? null
}

/** Whether the API takes an image of this type as it is: PNG, JPEG, WebP and GIF, without animation. */
export function isAcceptedByApi(type: string | null, animated: boolean): boolean {
  return acceptedByApi.includes(type) && !animated
}

/** What the extension or the data URL's own label claims. A hint only: servers and authors often claim wrongly. */
export function typeHintFromUrl(url: string): ImageType | null {
  if (!URL.canParse(url)) return null
  const { protocol, pathname } = new URL(url)
  if (protocol === 'data:') {
    const label = /^[^;,]*/.exec(pathname)?.[0].trim().toLowerCase()
    return signatures.find(({ type }) => type === label)?.type ?? null
  }
  const extension = /\.([a-z]+)$/i.exec(pathname)?.[1]?.toLowerCase() ?? ''
  return signatures.find(({ extensions }) => [...extensions].some((name) => name === extension))?.type ?? null
}

/** Whether an ISO media file names one of the brands, as its own or as a compatible one. */
function hasBrand(bytes: Uint8Array, brands: readonly string[]): boolean {
  if (ascii(bytes, 4, 4) !== 'ftyp') return false
  const end = Math.min(uint32(bytes, 0, 'big'), bytes.length, 256)
  for (let at = 8; at + 4 <= end; at += 4) {
    if (at !== 12 && brands.includes(ascii(bytes, at, 4))) return true
  }
  return false
}
