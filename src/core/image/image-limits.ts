/** The largest file that is downloaded or held: 32 MiB, which as base64 still fits a request of 50 MB. */
export const maxFileBytes = 32 * 1024 * 1024

/**
 * The most pixels that are decoded. A decoded pixel takes 4 bytes, so this is 480 MB at the peak: enough for the 108
 * megapixels of a phone, and far from the 3.6 GB of a small file that claims 30,000 x 30,000.
 */
export const maxPixels = 120_000_000

/** A canvas of Chromium's worker ends at this many pixels a side, so nothing larger can be drawn. */
export const maxCanvasSide = 16_384

/** Up to this many pixels an image travels as PNG: it is small either way, and icons keep their edges. */
export const maxSmallPixels = 256 * 256
