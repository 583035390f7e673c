import type { Size } from '../size.ts'
import type { DetailLevel } from '../tokens/detail-level.ts'
import { imageRule } from '../tokens/image-families.ts'
import { fitInside, usableSize } from '../tokens/image-tokens.ts'
import type { Conversion } from './attached-image.ts'
import type { Orientation } from './header/header-facts.ts'
import { maxCanvasSide, maxSmallPixels } from './image-limits.ts'
import { isAcceptedByApi } from './image-type.ts'

/** An image whose bytes are to travel, and for whom. */
export type ImageToPlan = {
  /** MIME type by signature. */
  type: string | null
  /** In pixels, upright. */
  size: Size
  animated: boolean
  orientation: Orientation
  hasMetadata: boolean
  /** Not cut short: what a server would refuse is drawn anew. */
  isWhole: boolean
  model: string
  level: DetailLevel
  /** Whether the server is known to read WebP. */
  acceptsWebp: boolean
  /** Measured on the pixels: few colours, hard edges or transparency, where JPEG would smear. */
  looksLikeLineArt: boolean
}

/** What to do to an image's bytes before they travel. */
export type ImagePlan = {
  /** Send the file as it is; the rest holds in case it has to be drawn anew all the same. */
  keepAsIs: boolean
  /** Size to send, in pixels, upright; never larger than the image. */
  size: Size
  format: 'image/png' | 'image/jpeg'
  /** From 0 to 1. */
  jpegQuality: number
  /** What this does to the image, for the receipt; a matte is added by who draws. */
  conversions: Conversion[]
}

/** Text stays readable, and the file is about a third of the best quality's. */
const jpegQuality = 0.9

/** The largest side for a model whose rule we do not know. */
const unknownModelSide = { low: 512, high: 2048, original: 2048 } as const satisfies Record<
  DetailLevel,
  number
>

/**
 * Plans how an image's bytes travel: no larger than the chosen level can use, in a type that the API takes, one frame,
 * upright, without metadata; as it is when it is all that already.
 */
export function planImage(image: ImageToPlan): ImagePlan {
  const usable = planSize(image.size, image.model, image.level)
  const isReady =
    isAcceptedByApi(image.type, image.animated) &&
    (image.acceptsWebp || image.type !== 'image/webp') &&
    image.orientation === 1 &&
    !image.hasMetadata &&
    image.isWhole &&
    isSame(usable, image.size)
  const size = isReady ? image.size : fitInside(usable, maxCanvasSide)
  const isSmall = size.width * size.height <= maxSmallPixels
  const format = image.looksLikeLineArt || isSmall ? 'image/png' : 'image/jpeg'
  return {
    keepAsIs: isReady,
    size,
    format,
    jpegQuality,
    conversions: isReady ? [] : conversionsOf(image, size, format),
  }
}

/** The size at which an image's bytes travel: what the level can use and no more, never enlarged; upright, in pixels. */
export function planSize(size: Size, model: string, level: DetailLevel): Size {
  const rule = imageRule(model)
  return rule ? usableSize(rule, size, level) : fitInside(size, unknownModelSide[level])
}

function conversionsOf(image: ImageToPlan, size: Size, format: string): Conversion[] {
  const done: readonly (readonly [Conversion, boolean])[] = [
    ['first-frame', image.animated],
    ['converted', image.type !== format || !image.isWhole],
    ['turned-upright', image.orientation !== 1],
    ['metadata-removed', image.hasMetadata],
    ['shrunk', !isSame(size, image.size)],
  ]
  return done.flatMap(([conversion, isDone]) => (isDone ? [conversion] : []))
}

const isSame = (one: Size, other: Size) => one.width === other.width && one.height === other.height
