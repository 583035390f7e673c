import type { PictureGroup } from '../../core/chat/picture-groups.ts'
import type { Turn } from '../../core/chat/turn.ts'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'
import { FrameChooser } from './FrameChooser.tsx'
import { ImageCard } from './ImageCard.tsx'
import { Offers } from './Offers.tsx'
import { SeenPictures } from './SeenPictures.tsx'
import { SplitOffer } from './SplitOffer.tsx'

/** The pictures that the turns below it are about, or the search for them. */
export function PictureStrip({ chat, group }: { chat: ChatState; group: PictureGroup }) {
  const turn = group.head
  const isLooking = turn.state.name === 'acquiring' && turn.images.length === 0
  return (
    <div class="strip">
      {isLooking && (
        <figure class="image looking">
          <figcaption>{t('popupLooking')}</figcaption>
        </figure>
      )}
      {turn.images.map((image) => (
        <ImageCard
          key={image.id}
          image={image}
          sent={sentOf(turn, image.id)}
          offer={<SplitOffer chat={chat} turn={turn} image={image} />}
        >
          <SeenPictures chat={chat} turnId={turn.id} imageId={image.id} />
          <FrameChooser chat={chat} turn={turn} image={image} />
        </ImageCard>
      ))}
      <Offers chat={chat} turn={turn} />
    </div>
  )
}

function sentOf(turn: Turn, imageId: string) {
  return turn.sent.find((sent) => sent.imageId === imageId) ?? null
}
