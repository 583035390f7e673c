import type { ImageType } from './image-type.ts'

/** The last bytes of a whole file, where a type has such. */
const endings: Partial<Record<ImageType, readonly number[]>> = {
  // End of image.
  'image/jpeg': [0xff, 0xd9],
  // The name of the chunk IEND and its checksum.
  'image/png': [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82],
  // The trailer.
  'image/gif': [0x3b],
}

/**
 * Whether a file ends as its type ends: one that was cut short does not. Browsers show as much of such a file as there is;
 * servers refuse it. A file with bytes behind its image counts as cut too.
 */
export function isWholeFile(bytes: Uint8Array, type: ImageType): boolean {
  const ending = endings[type] ?? []
  return ending.every((byte, index) => bytes[bytes.length - ending.length + index] === byte)
}
