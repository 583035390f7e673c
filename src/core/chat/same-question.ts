import type { AttachedImage } from '../image/attached-image.ts'
import type { Turn } from './turn.ts'

/** Whether a whole answer to `earlier` answers `asked`: the same words about the same images, as the first of a chat. */
export function isSameQuestion(earlier: Turn, asked: Turn): boolean {
  return (
    earlier.state.name === 'done' &&
    earlier.answer !== '' &&
    earlier.sequence === 1 &&
    earlier.question === asked.question &&
    earlier.images.length === asked.images.length &&
    asked.images.length > 0 &&
    asked.images.every((image, index) => isSameImage(image, earlier.images[index]))
  )
}

/** The same pixels, or the same link as long as nothing shows that its picture has changed. */
function isSameImage(one: AttachedImage, other: AttachedImage | undefined): boolean {
  if (!other) return false
  if (one.id === other.id) return true
  const isCompared = one.copy !== null && other.copy !== null
  return !isCompared && one.link !== null && one.link === other.link
}
