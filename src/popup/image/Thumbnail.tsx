import type { AttachedImage } from '../../core/image/attached-image.ts'
import { t } from '../../platform/words/i18n.ts'
import { Icon } from '../pieces/Icon.tsx'

type Props = {
  image: AttachedImage
  /** What it is called among several; '' for the only one. */
  name: string
  onShow: () => void
  /** Null once the question is asked. */
  onRemove: (() => void) | null
}

/** A small picture of an image, which opens it large, and can be taken out of a question that waits. */
export function Thumbnail({ image, name, onShow, onRemove }: Props) {
  const alternativeText = image.alternativeText || t('popupImageWithoutText')
  const whole = name && image.alternativeText ? `${name}: ${image.alternativeText}` : name || alternativeText
  const label = t('popupShowLargeOf', { name: whole })
  const remove = t('popupRemoveImage', { name: name || t('popupThePicture') })
  return (
    <span class="thumb">
      <button type="button" class="shows" aria-label={label} onClick={onShow}>
        {image.preview ? <img src={image.preview} alt="" /> : <span dir="auto">{alternativeText}</span>}
      </button>
      {onRemove && (
        <button type="button" class="remove" aria-label={remove} title={remove} onClick={onRemove}>
          <Icon name="close" />
        </button>
      )}
    </span>
  )
}
