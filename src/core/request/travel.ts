import type { AttachedImage, LinkRefusal } from '../image/attached-image.ts'
import { planSize } from '../image/image-plan.ts'
import { isAcceptedByApi, typeHintFromUrl } from '../image/image-type.ts'
import { linkRefusal, publicLink } from '../link/public-link.ts'
import type { Size } from '../size.ts'
import type { DetailLevel } from '../tokens/detail-level.ts'
import { imageRule } from '../tokens/image-families.ts'
import { imageTokens } from '../tokens/image-tokens.ts'

/** How a request sends its images: `asBytes` where no link is to go at all. */
type Asked = { asBytes: boolean; model: string; level: DetailLevel }

/**
 * Whether an image can go out as its link: it has a plain one, whoever stored it and when, and its file is of a type that
 * the API takes.
 */
export function canTravelAsLink(image: AttachedImage): boolean {
  return image.link !== null && linkRefusal(image.link) === null && isTypeTaken(image)
}

/** Where only the link is known, its ending is a hint that can rule it out; the API's refusal comes free and sends the image itself. */
function isTypeTaken({ link, type, animated }: AttachedImage): boolean {
  const known = type ?? (link === null ? null : typeHintFromUrl(link))
  return known === null || isAcceptedByApi(known, animated)
}

/**
 * Whether an image goes out as its link for a model at a level. The API refuses what needs too many patches, and does
 * not shrink it; then the image itself goes, shrunk to fit.
 */
export function goesAsLink(image: AttachedImage, asked: Asked): boolean {
  return !asked.asBytes && canTravelAsLink(image) && (!isRefusedForSize(image, asked) || image.copy === null)
}

/** The link that an image goes out as, made anew from what is stored; null when the image itself goes. */
export function linkToSend(image: AttachedImage, asked: Asked): string | null {
  return image.link !== null && goesAsLink(image, asked) ? publicLink(image.link) : null
}

/** Why an image does not go as its link, when its address alone is the reason; null when it goes, or for another reason. */
export function refusalToTell(image: AttachedImage, asked: Asked): LinkRefusal | null {
  if (asked.asBytes || !isTypeTaken(image) || isRefusedForSize(image, asked)) return null
  return image.link === null ? (image.linkRefusal ?? null) : linkRefusal(image.link)
}

function isRefusedForSize({ size }: AttachedImage, { model, level }: Asked): boolean {
  const rule = imageRule(model)
  return rule !== null && size !== null && imageTokens(rule, size, level).name === 'refused'
}

/** The size, in pixels, of what leaves: of the file behind the link, or of the copy we hold, shrunk. Null when unknown. */
export function sizeAsSent(image: AttachedImage, asked: Asked): Size | null {
  if (goesAsLink(image, asked)) return image.size
  const size = image.copy?.size ?? image.size
  return size && planSize(size, asked.model, asked.level)
}
