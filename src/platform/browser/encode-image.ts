import { type Box, intersection } from '../../core/box.ts'
import { looksLikeLineArt } from '../../core/image/line-art.ts'
import { matteFor } from '../../core/image/matte.ts'
import type { Size } from '../../core/size.ts'

/** Side of the square sample, in pixels, from which format and matte are decided. */
const sampleSide = 96

/** What an image's pixels say about the format and the matte that suit them. */
export type PixelFacts = { lineArt: boolean; matte: string | null }

/** Decodes an image upright (EXIF applied, first frame); null when the browser cannot. */
export async function decodeImage(blob: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(blob, { imageOrientation: 'from-image' })
  } catch {
    // The browser says InvalidStateError for anything that it cannot decode.
    return null
  }
}

/** Looks at a small sample of the pixels. */
export function readPixelFacts(bitmap: ImageBitmap): PixelFacts {
  const context = contextOf(new OffscreenCanvas(sampleSide, sampleSide), true)
  // Without smoothing every sample is a colour that the image really has.
  context.imageSmoothingEnabled = false
  context.drawImage(bitmap, 0, 0, sampleSide, sampleSide)
  const pixels = context.getImageData(0, 0, sampleSide, sampleSide).data
  return { lineArt: looksLikeLineArt(pixels), matte: matteFor(pixels) }
}

/** Draws a bitmap at `size` on its matte and encodes it; nothing of the file's metadata survives. `quality` is 0 to 1, for JPEG. */
export async function encodeImage(
  bitmap: ImageBitmap,
  size: Size,
  format: 'image/png' | 'image/jpeg',
  quality: number,
  matte: string | null,
): Promise<Blob> {
  const canvas = new OffscreenCanvas(size.width, size.height)
  const context = contextOf(canvas)
  if (matte !== null) {
    context.fillStyle = matte
    context.fillRect(0, 0, size.width, size.height)
  }
  drawSmoothly(context, bitmap, size)
  return canvas.convertToBlob({ type: format, quality })
}

/** Cuts what lies in a rectangle, in pixels, out of a picture and gives it back as PNG; null where not even one pixel does. */
export async function cropImage(picture: Blob, area: Box): Promise<Blob | null> {
  const bitmap = await decodeImage(picture)
  if (bitmap === null) return null
  // A page tells where the cell of a sprite lies: what is not in the picture must not become a canvas without end.
  const cut = intersection(area, { x: 0, y: 0, width: bitmap.width, height: bitmap.height })
  const [width, height] = [Math.round(cut?.width ?? 0), Math.round(cut?.height ?? 0)]
  if (cut === null || width === 0 || height === 0) {
    bitmap.close()
    return null
  }
  const canvas = new OffscreenCanvas(width, height)
  contextOf(canvas).drawImage(bitmap, -cut.x, -cut.y)
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/png' })
}

/** A small picture of at most `maxSide` px a side as a data URL. */
export async function makePreview(bitmap: ImageBitmap, maxSide: number): Promise<string> {
  const scale = Math.min(1, maxSide / Math.max(bitmap.width, bitmap.height))
  const size = {
    width: Math.max(1, Math.round(bitmap.width * scale)),
    height: Math.max(1, Math.round(bitmap.height * scale)),
  }
  const canvas = new OffscreenCanvas(size.width, size.height)
  drawSmoothly(contextOf(canvas), bitmap, size)
  return toDataUrl(await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 }))
}

/** A blob as a base64 data URL. */
export async function toDataUrl(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let binary = ''
  // A call takes so many arguments only; 32 kB is safe in both browsers.
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return `data:${blob.type};base64,${btoa(binary)}`
}

/** Halves step by step before the last draw: one large step would skip pixels and lose thin lines. */
function drawSmoothly(context: OffscreenCanvasRenderingContext2D, bitmap: ImageBitmap, size: Size): void {
  let source: ImageBitmap | OffscreenCanvas = bitmap
  while (source.width >= size.width * 2 && source.height >= size.height * 2) {
    const half = new OffscreenCanvas(Math.ceil(source.width / 2), Math.ceil(source.height / 2))
    contextOf(half).drawImage(source, 0, 0, half.width, half.height)
    source = half
  }
  context.drawImage(source, 0, 0, size.width, size.height)
}

function contextOf(canvas: OffscreenCanvas, readsOften = false): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: readsOften })
  if (context === null) throw new Error('no 2d context')
  context.imageSmoothingQuality = 'high'
  return context
}
