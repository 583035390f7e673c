import type { PictureGroup } from '../../core/chat/picture-groups.ts'
import { formatSize } from '../../core/format-number.ts'
import type { AttachedImage, SentImage } from '../../core/image/attached-image.ts'
import { t } from '../../platform/words/i18n.ts'
import { levelName } from '../pieces/level-words.ts'
import { typeName } from './receipt-words.ts'

/** How an image went out last of all with the turns about it. */
export const lastSent = ({ turns }: PictureGroup, imageId: string): SentImage | null =>
  turns.flatMap(({ sent }) => sent).findLast((sent) => sent.imageId === imageId) ?? null

/** How an image was sent, in a few plain words; the receipt has the rest. */
export function sentWords(image: AttachedImage, sent: SentImage): string {
  const words = wayWords(image, sent)
  return sent.level ? t('popupSentDetail', { sent: words, level: levelName(sent.level) }) : words
}

function wayWords(image: AttachedImage, { as, type, size, conversions }: SentImage): string {
  if (as === 'link') return t('popupSentByLink')
  if (conversions.includes('cropped-from-screen')) return t('popupSentAsSeen')
  if (conversions.includes('shrunk')) {
    return t('popupSentSmaller', {
      type: [typeName(type), size && formatSize(size)].filter(Boolean).join(' '),
    })
  }
  const isSame = type === image.type && conversions.length === 0
  return isSame ? t('popupSentAsIs') : t('popupSentAsType', { type: typeName(type) })
}
