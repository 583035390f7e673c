import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { formatSize } from '../../core/format-number.ts'
import type { AttachedImage, SentImage } from '../../core/image/attached-image.ts'
import { t } from '../../platform/words/i18n.ts'
import { levelName } from '../pieces/level-words.ts'
import { Receipt } from './Receipt.tsx'
import { typeName } from './receipt-words.ts'

type Props = {
  image: AttachedImage
  sent: SentImage | null
  /** What is offered for it at first sight. */
  offer?: ComponentChildren
  children?: ComponentChildren
}

/** An image of a question: its thumbnail, in one line what was sent of it, and unfolded all that is known and `children`. */
export function ImageCard({ image, sent, offer, children }: Props) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const size = image.size ?? image.copy?.size ?? null
  const alternativeText = image.alternativeText || t('popupImageWithoutText')
  return (
    <figure class="image">
      {image.preview ? (
        <img class="preview" src={image.preview} alt={alternativeText} />
      ) : (
        <p class="preview missing" dir="auto">
          {alternativeText}
        </p>
      )}
      <figcaption>
        <span>
          {size && <b class="numbers">{formatSize(size)}</b>} {receiptLine(image, sent)}
        </span>
        <button
          type="button"
          class="link"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {t('popupDetails')}
        </button>
      </figcaption>
      {offer}
      {isOpen && (
        <div id={id}>
          <Receipt image={image} sent={sent} />
          {children}
        </div>
      )}
    </figure>
  )
}

function receiptLine(image: AttachedImage, sent: SentImage | null): string {
  const original = typeName(image.type)
  if (!sent) return t('popupNotSent', { original })
  const level = sent.level ? levelName(sent.level) : t('popupLevelNone')
  if (sent.as === 'link') return t('popupSentAsLink', { original, level })
  const isSame = sent.type === image.type && sent.conversions.length === 0
  if (isSame) return t('popupSentAsIs', { original, level })
  const size = sent.size ? formatSize(sent.size) : ''
  return t('popupSentAsBytes', { original, type: `${typeName(sent.type)} ${size}`.trim(), level })
}
