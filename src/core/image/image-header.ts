import type { Size } from '../size.ts'
import { readBmp, readIco } from './header/bitmaps.ts'
import { readGif } from './header/gif.ts'
import type { HeaderFacts, Orientation } from './header/header-facts.ts'
import { readHeif } from './header/heif.ts'
import { readJpeg } from './header/jpeg.ts'
import { readPng } from './header/png.ts'
import { readSvg } from './header/svg.ts'
import { readWebp } from './header/webp.ts'
import { type ImageType, sniffImageType } from './image-type.ts'

/** What a file says of itself before it is decoded. */
export type ImageHeader = Omit<HeaderFacts, 'size'> & {
  type: ImageType
  /** As stored, in pixels; null when the format is not read or the file is cut or wrong. */
  size: Size | null
  /** As it is to be shown, in pixels. */
  uprightSize: Size | null
}

type Reader = (bytes: Uint8Array) => HeaderFacts

const unread: Reader = () => ({
  size: { width: 0, height: 0 },
  animated: false,
  orientation: 1,
  hasMetadata: false,
})

/** Nobody decodes TIFF and JPEG XL for us, so nothing of them is read. */
const readers: Record<ImageType, Reader> = {
  'image/png': readPng,
  'image/jpeg': readJpeg,
  'image/webp': readWebp,
  'image/gif': readGif,
  'image/avif': readHeif,
  'image/heic': readHeif,
  'image/bmp': readBmp,
  'image/x-icon': readIco,
  'image/svg+xml': readSvg,
  'image/tiff': unread,
  'image/jxl': unread,
}

/**
 * Reads a file's header. Null when it is no image. Never throws; time grows with the file's length alone and almost no
 * memory is used, whatever the file claims. Give the whole file: animation and metadata may come late.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const type = sniffImageType(bytes)
  if (!type) return null
  const facts = readers[type](bytes)
  const size = facts.size.width > 0 && facts.size.height > 0 ? facts.size : null
  return { ...facts, type, size, uprightSize: size && uprightSize(size, facts.orientation) }
}

/** A stored size as it is to be shown: orientations 5 to 8 lie on their side. */
export function uprightSize(size: Size, orientation: Orientation): Size {
  return orientation >= 5 ? { width: size.height, height: size.width } : size
}
