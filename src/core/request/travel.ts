import type { AttachedImage } from '../image/attached-image.ts'
import { planSize } from '../image/image-plan.ts'
import { isAcceptedByApi, typeHintFromUrl } from '../image/image-type.ts'
import type { Size } from '../size.ts'
import type { DetailLevel } from '../tokens/detail-level.ts'
import { imageRule } from '../tokens/image-families.ts'
import { imageTokens } from '../tokens/image-tokens.ts'

/**
 * Whether an image can go out as its link: it has a public one, and its file is of a type that the API takes.
 * Where only the link is known, its ending is a hint that can rule it out; the API's refusal comes free and sends the image itself.
 */
export function canTravelAsLink({ link, type, animated }: AttachedImage): boolean {
  if (link === null) return false
  const known = type ?? typeHintFromUrl(link)
  return known === null || isAcceptedByApi(known, animated)
}

/**
 * Whether an image goes out as its link for a model at a level. The API refuses what needs too many patches, and does
 * not shrink it; then the image itself goes, shrunk to fit.
 */
export function goesAsLink(
  image: AttachedImage,
  asked: { asBytes: boolean; model: string; level: DetailLevel },
): boolean {
  if (asked.asBytes || !canTravelAsLink(image)) return false
  const rule = imageRule(asked.model)
  const isRefused =
    rule !== null && image.size !== null && imageTokens(rule, image.size, asked.level).name === 'refused'
  return !isRefused || image.copy === null
}

/** The size, in pixels, of what leaves: of the file behind the link, or of the copy we hold, shrunk. Null when unknown. */
export function sizeAsSent(
  image: AttachedImage,
  asked: { asBytes: boolean; model: string; level: DetailLevel },
): Size | null {
  if (goesAsLink(image, asked)) return image.size
  const size = image.copy?.size ?? image.size
  return size && planSize(size, asked.model, asked.level)
}
