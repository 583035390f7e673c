import type { AttachedImage } from '../image/attached-image.ts'
import { hasWords } from './has-words.ts'
import type { Turn } from './turn.ts'

/** How long the answer to a link is shown at once, in milliseconds: what lies there may be another picture by then. */
const linkAnswerMs = 24 * 60 * 60_000

/** How an image travels. */
export type Travel = 'link' | 'bytes'

/**
 * Whether a whole answer to `earlier` answers `asked`: the same words about the same images, as the first of a chat or in its
 * place, from the same model and server. `travelOf` says how an image would go now. One that was continued answers nothing:
 * its parts may have been given to different pixels, and the receipt is the last part's.
 */
export function isSameQuestion(
  earlier: Turn,
  asked: Turn,
  travelOf: (image: AttachedImage) => Travel,
): boolean {
  return (
    earlier.state.name === 'done' &&
    hasWords(earlier.answer) &&
    (earlier.sequence === 1 || (earlier.repeats !== null && earlier.images.length > 0)) &&
    earlier.requests.length <= 1 &&
    earlier.model === asked.model &&
    earlier.host === asked.host &&
    earlier.question === asked.question &&
    earlier.images.length === asked.images.length &&
    asked.images.length > 0 &&
    asked.images.every((image, index) => isSameImage(earlier, earlier.images[index], image, travelOf(image)))
  )
}

/**
 * An answer belongs to what was sent. Behind one link a site can show the server another picture than the browser: so either
 * the same bytes went and would go again, or the same link, as long as nothing shows that its picture has changed.
 */
function isSameImage(
  { sent }: Turn,
  earlier: AttachedImage | undefined,
  image: AttachedImage,
  travel: Travel,
): boolean {
  const receipt = sent.find(({ imageId }) => imageId === earlier?.id)
  if (!earlier || receipt?.as !== travel) return false
  const hasCopies = image.copy !== null && earlier.copy !== null
  if (travel === 'bytes') return hasCopies && image.id === earlier.id
  return image.link !== null && image.link === earlier.link && (!hasCopies || image.id === earlier.id)
}

/**
 * Whether a stored answer is shown at once, or offered with its date: the answer to a link lasts a day. Times are in
 * milliseconds since 1970; a time to come is one of a clock that was wrong.
 */
export function isShownAtOnce(askedAt: number, now: number, travels: readonly Travel[]): boolean {
  return !travels.includes('link') || (askedAt <= now && now - askedAt <= linkAnswerMs)
}
