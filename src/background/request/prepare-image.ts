import type { AttachedImage, Conversion, SentImage } from '../../core/image/attached-image.ts'
import { readImageHeader } from '../../core/image/image-header.ts'
import { planImage } from '../../core/image/image-plan.ts'
import { isWholeFile } from '../../core/image/is-whole-file.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import type { ContentPart } from '../../core/request/chat-request-body.ts'
import type { Conditions } from '../../core/request/conditions.ts'
import { firstRoute, type ImageRoute, noteOf } from '../../core/request/image-route.ts'
import { linkToSend, refusalToTell } from '../../core/request/travel.ts'
import type { DetailLevel } from '../../core/tokens/detail-level.ts'
import { decodeImage, encodeImage, readPixelFacts, toDataUrl } from '../../platform/browser/encode-image.ts'
import { chatStore } from '../../platform/store/chat-store.ts'

/** A content part ready to send, and its receipt. */
export type PreparedImage = { part: ContentPart; sent: SentImage }

/** Makes an image ready for a request at a level. Problems: image-unreachable (no bytes held), image-undecodable. */
export async function prepareImage(
  image: AttachedImage,
  level: DetailLevel,
  { tariff, route, traits, settings }: Conditions,
): Promise<Result<PreparedImage>> {
  const model = tariff.countsAs
  const detail = traits.sendsDetail ? { detail: level } : {}
  const named = traits.sendsDetail ? level : null
  const link = linkToSend(image, { asBytes: route.asBytes, model, level })
  if (link !== null) {
    return success({
      part: { type: 'image_url', image_url: { url: link, ...detail } },
      sent: {
        imageId: image.id,
        as: 'link',
        level: named,
        type: null,
        size: image.size,
        byteLength: null,
        conversions: [],
        note: null,
        linkRefusal: null,
      },
    })
  }
  const blob = image.copy && (await chatStore.readImage(image.id))
  if (!blob) return failure({ kind: 'image-unreachable' })
  const ready = await shrink(image, blob, model, level, route)
  if (ready === null) return failure({ kind: 'image-undecodable' })
  const { asBytes } = firstRoute(settings.sendAs, traits)
  const linkRefusal = refusalToTell(image, { asBytes, model, level })
  return success({
    part: { type: 'image_url', image_url: { url: await toDataUrl(ready.blob), ...detail } },
    sent: {
      imageId: image.id,
      as: 'bytes',
      level: named,
      type: ready.blob.type,
      size: ready.size,
      byteLength: ready.blob.size,
      conversions: ready.conversions,
      note: noteOf(route, linkRefusal),
      linkRefusal,
    },
  })
}

/** The bytes to send: as they are when they fit and carry nothing else, else drawn anew; null when they cannot be decoded. */
async function shrink(
  image: AttachedImage,
  blob: Blob,
  model: string,
  level: DetailLevel,
  route: ImageRoute,
): Promise<{ blob: Blob; size: { width: number; height: number }; conversions: Conversion[] } | null> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const header = readImageHeader(bytes)
  const bitmap = await decodeImage(blob)
  if (bitmap === null) return null
  const facts = readPixelFacts(bitmap)
  const plan = planImage({
    type: header?.type ?? 'image/png',
    size: { width: bitmap.width, height: bitmap.height },
    animated: header?.animated ?? false,
    orientation: header?.orientation ?? 1,
    hasMetadata: header?.hasMetadata ?? true,
    isWhole: header !== null && isWholeFile(bytes, header.type),
    model,
    level,
    acceptsWebp: false,
    looksLikeLineArt: facts.lineArt,
  })
  const scaled = (side: number) => Math.max(1, Math.floor(side * route.scale))
  const size = { width: scaled(plan.size.width), height: scaled(plan.size.height) }
  const keep = plan.keepAsIs && facts.matte === null && !route.reencode && route.scale === 1
  const made = keep ? blob : await encodeImage(bitmap, size, plan.format, plan.jpegQuality, facts.matte)
  bitmap.close()
  const conversions: Conversion[] = [
    ...fromAcquiring(image),
    ...plan.conversions,
    ...(made.type === header?.type ? [] : (['converted'] as const)),
    ...(facts.matte === null ? [] : (['matte-added'] as const)),
  ]
  return { blob: made, size, conversions: [...new Set(conversions)] }
}

/** What was done to the image before it came into the store. */
function fromAcquiring({ copy, type }: AttachedImage): Conversion[] {
  if (copy?.source === 'screen') return ['cropped-from-screen']
  return copy?.source === 'canvas' && type !== copy.type ? ['converted'] : []
}
