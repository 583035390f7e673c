import { useState } from 'preact/hooks'
import type { Turn } from '../../core/chat/turn.ts'
import { formatSize } from '../../core/format-number.ts'
import type { AttachedImage, SentImage } from '../../core/image/attached-image.ts'
import { t } from '../../platform/words/i18n.ts'
import { Sheet } from '../pieces/Sheet.tsx'
import { useRead } from '../pieces/use-read.ts'
import type { ChatState } from '../state/chat.ts'
import { Receipt } from './Receipt.tsx'
import { SeenPictures } from './SeenPictures.tsx'

type Props = {
  chat: ChatState
  turn: Turn
  image: AttachedImage
  sent: SentImage | null
  onClose: () => void
}

/** A picture over the whole page: large, with its receipt, and as the model sees it at each level. */
export function LargePicture({ chat, turn, image, sent, onClose }: Props) {
  const size = image.size ?? image.copy?.size ?? null
  return (
    <Sheet
      label={t('popupLarge')}
      heading={image.alternativeText || t('popupImage')}
      size="full"
      onClose={onClose}
    >
      <div class="large-picture">
        <Zoomed chat={chat} turn={turn} image={image} />
        <h3>{size ? formatSize(size) : t('popupDetails')}</h3>
        <Receipt image={image} sent={sent} />
        <SeenPictures chat={chat} turnId={turn.id} image={image} />
      </div>
    </Sheet>
  )
}

/** The picture as large as the page; pressed, every pixel of it, in a box that scrolls. */
function Zoomed({ chat, turn, image }: Pick<Props, 'chat' | 'turn' | 'image'>) {
  const [isWhole, setWhole] = useState(true)
  const read = image.copy && (() => chat.page.readImage(turn.id, image.id))
  const source = useRead(read, [chat, turn.id, image.id, image.copy]) ?? image.preview
  if (!source) return null
  const label = t(isWhole ? 'popupActualSize' : 'popupFitSize')
  return (
    // In Firefox a button does not scroll by itself.
    <div class={isWhole ? 'zoom' : 'zoom actual'}>
      <button type="button" aria-label={label} title={label} onClick={() => setWhole(!isWhole)}>
        <img src={source} alt="" />
      </button>
    </div>
  )
}
