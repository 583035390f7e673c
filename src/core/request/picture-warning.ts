import type { AttachedImage, SentImage } from '../image/attached-image.ts'
import { stripParts } from '../image/strip-parts.ts'
import type { DetailChoice } from '../tokens/detail-level.ts'
import { type Forecast, readableScale } from './forecast.ts'

/**
 * What is wrong with a picture as it goes out: a strip too long to be read as a whole, and in how many parts it can be; a
 * level at which small print is lost, and one at which it is not (null: none); only what was visible; made smaller for the
 * server.
 */
export type PictureWarning =
  | { name: 'too-long'; parts: number }
  | { name: 'unreadable'; level: DetailChoice; better: DetailChoice | null }
  | { name: 'only-visible' }
  | { name: 'made-to-fit' }

type Known = {
  sent: SentImage | null
  /** What counts its tokens. */
  model: string
  /** Of the next question, and the detail that is chosen for it; null when the picture will not go with it. */
  forecast: Forecast | null
  detail: DetailChoice
  /** Whether its original could be had with the user's permission. */
  hasOriginal: boolean
}

/** The one thing that is worth a warning about a picture; null when all is well, or nothing is known. */
export function pictureWarning(image: AttachedImage, known: Known): PictureWarning | null {
  const parts = image.copy && stripParts(image.copy.size, known.model)
  if (parts) return { name: 'too-long', parts: parts.length }
  const { detail, forecast } = known
  const scaleAt = (choice: DetailChoice) =>
    forecast?.levels
      .find((level) => level.choice === choice)
      ?.images.find(({ imageId }) => imageId === image.id)?.scale ?? null
  const isReadable = (choice: DetailChoice) => (scaleAt(choice) ?? 0) >= readableScale
  const scale = scaleAt(detail)
  if (scale !== null && scale < readableScale) {
    const better = (['auto', 'high', 'original'] as const).find(isReadable) ?? null
    return { name: 'unreadable', level: detail, better }
  }
  if (image.copy?.source === 'screen' && known.hasOriginal) return { name: 'only-visible' }
  return known.sent?.note === 'shrunk-to-fit' ? { name: 'made-to-fit' } : null
}
