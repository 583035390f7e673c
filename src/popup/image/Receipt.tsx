import { hostOf } from '../../core/answer/safe-link.ts'
import { formatBytes, formatSize } from '../../core/format-number.ts'
import type { AttachedImage, SentImage } from '../../core/image/attached-image.ts'
import { publicLink } from '../../core/link/public-link.ts'
import type { Size } from '../../core/size.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import { Facts } from '../pieces/Facts.tsx'
import { levelName } from '../pieces/level-words.ts'
import { conversionWords, noteWords, refusalWords, sourceWords, typeName } from './receipt-words.ts'

/** Everything that is known of an image and of what was sent: the unfolded receipt. */
export function Receipt({ image, sent }: { image: AttachedImage; sent: SentImage | null }) {
  const rows: [string, string | null][] = [
    [t('popupReceiptFrom'), image.copy ? sourceWords(image.copy.source) : t('popupFromLink')],
    [t('popupReceiptLink'), linkRow(image, sent)],
    [t('popupReceiptOriginal'), describe(image.type, image.size, image.byteLength, image.animated)],
    [t('popupReceiptDone'), sent && changes(sent)],
    [t('popupReceiptSent'), sent && whatWasSent(image, sent)],
    [t('popupReceiptLevel'), sent && (sent.level ? levelName(sent.level) : t('popupReceiptNoLevel'))],
    [t('popupReceiptNote'), sent?.note ? noteWords(sent.note) : null],
  ]
  return <Facts rows={rows} />
}

/** The link as far as it may be seen: rows of before may hold one that is not plain. */
function linkRow({ link }: AttachedImage, sent: SentImage | null): string | null {
  return sent?.linkRefusal ? refusalWords(sent.linkRefusal) : link && publicLink(link)
}

function describe(type: string | null, size: Size | null, bytes: number | null, animated = false): string {
  const parts = [
    animated ? t('popupAnimated', { type: typeName(type) }) : typeName(type),
    size && formatSize(size),
    bytes === null ? null : formatBytes(bytes, languageTag()),
  ]
  return parts.filter(Boolean).join(' · ')
}

function changes(sent: SentImage): string {
  const words = sent.conversions.map(conversionWords)
  return words.length === 0
    ? t('popupUnchanged')
    : new Intl.ListFormat(languageTag(), { type: 'unit' }).format(words)
}

function whatWasSent(image: AttachedImage, sent: SentImage): string {
  if (sent.as === 'bytes') return describe(sent.type, sent.size, sent.byteLength)
  return t('popupReceiptLinkTo', { host: hostOf(image.link ?? '') ?? '' })
}
