import { readDataUrl } from '../../core/image/data-url.ts'

/** An animated image whose frames can be shown one by one. */
export type AnimationFrames = {
  count: number
  /** Draws a frame, from 0 on, at its own size; false when it is damaged. */
  draw(index: number, canvas: HTMLCanvasElement): Promise<boolean>
  close(): void
}

/** Whether this browser can show single frames. */
export const canShowFrames = () => 'ImageDecoder' in globalThis

/** Opens an animation for its frames; null when the browser cannot, or there is only one. */
export async function openAnimation(dataUrl: string): Promise<AnimationFrames | null> {
  if (!canShowFrames()) return null
  // Our policy lets a page fetch no data: address.
  const data = readDataUrl(dataUrl)
  if (data === null) return null
  const decoder = new ImageDecoder({ data: data.bytes, type: data.type })
  try {
    await Promise.all([decoder.tracks.ready, decoder.completed])
  } catch {
    // A type that it does not know, or a damaged file.
    return null
  }
  const count = decoder.tracks.selectedTrack?.frameCount ?? 0
  if (count < 2) return null
  return {
    count,
    async draw(index, canvas) {
      try {
        const { image } = await decoder.decode({ frameIndex: index })
        canvas.width = image.displayWidth
        canvas.height = image.displayHeight
        canvas.getContext('2d')?.drawImage(image, 0, 0)
        image.close()
        return true
      } catch {
        return false
      }
    },
    close: () => decoder.close(),
  }
}
