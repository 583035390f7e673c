import { tariffOf } from '../../core/money/tariff.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import { autoLevel, shownPictures } from '../../core/request/shown-picture.ts'
import { decodeImage, encodeImage, readPixelFacts, toDataUrl } from '../../platform/browser/encode-image.ts'
import type { Payload, Replies } from '../../platform/messages/messages.ts'
import { chatStore } from '../../platform/store/chat-store.ts'
import { loadTraits } from '../../platform/store/server-traits-store.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'
import { currentTurn } from '../chat/running-turns.ts'

/** Good enough that nothing is seen but what the resizing did. */
const quality = 0.92

/** The picture that a model sees of an image at each detail level. Problems: chat-gone, image-unreachable, image-undecodable. */
export async function showSeen({
  turnId,
  imageId,
  model,
}: Payload<'showSeen'>): Promise<Result<Replies['showSeen']>> {
  const turn = await currentTurn(turnId)
  const image = turn?.images.find(({ id }) => id === imageId)
  if (!image) return failure({ kind: 'chat-gone' })
  const blob = image.copy && (await chatStore.readImage(imageId))
  // Of a link that nobody here could read, only the server knows the pixels.
  if (!blob) return failure({ kind: 'image-unreachable' })
  const bitmap = await decodeImage(blob)
  if (bitmap === null) return failure({ kind: 'image-undecodable' })
  const settings = await loadSettings()
  const tariff = tariffOf(model, settings)
  const traits = await loadTraits(settings.baseUrl)
  const size = { width: bitmap.width, height: bitmap.height }
  const { lineArt, matte } = readPixelFacts(bitmap)
  const seen: Replies['showSeen']['pictures'] = []
  for (const shown of shownPictures(size, tariff, traits)) {
    const format = lineArt ? 'image/png' : 'image/jpeg'
    const picture = await encodeImage(bitmap, shown.size, format, quality, matte)
    seen.push({ ...shown, picture: await toDataUrl(picture) })
  }
  bitmap.close()
  return success({ pictures: seen, auto: autoLevel(size, tariff, traits) })
}
