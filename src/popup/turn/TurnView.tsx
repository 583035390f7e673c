import type { Turn } from '../../core/chat/turn.ts'
import { isRunning } from '../../core/chat/turn-state.ts'
import { t } from '../../platform/words/i18n.ts'
import { FrameChooser } from '../image/FrameChooser.tsx'
import { ImageCard } from '../image/ImageCard.tsx'
import { Offers } from '../image/Offers.tsx'
import { SeenPictures } from '../image/SeenPictures.tsx'
import { SplitOffer } from '../image/SplitOffer.tsx'
import { DraftCost } from '../money/DraftCost.tsx'
import { EarlierNote } from '../question/EarlierImages.tsx'
import type { ChatState } from '../state/chat.ts'
import { Answer } from './Answer.tsx'
import { AnswerBar } from './AnswerBar.tsx'
import { ReusedNote } from './ReusedNote.tsx'
import { StateNote } from './StateNote.tsx'
import { ThinkingFold } from './ThinkingFold.tsx'

/** One question with its images, its answer, and what it cost. */
export function TurnView({ chat, turn }: { chat: ChatState; turn: Turn }) {
  const isDraft = turn.state.name === 'draft'
  const isAsked = !isDraft && (turn.state.name !== 'acquiring' || chat.settings.value?.askAtOnce !== false)
  const isLookingForImage = turn.state.name === 'acquiring' && turn.images.length === 0
  return (
    <article aria-label={turn.question || t('popupImage')}>
      {isLookingForImage && (
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
      {isAsked && turn.question !== '' && (
        <p class="question" dir="auto">
          {turn.question}
        </p>
      )}
      {isAsked && <EarlierNote turn={turn} />}
      <ReusedNote chat={chat} turn={turn} />
      <ThinkingFold chat={chat} turn={turn} />
      <Answer answer={chat.answers.of(turn)} isRunning={isRunning(turn)} />
      <StateNote chat={chat} turn={turn} />
      {isDraft ? <DraftCost chat={chat} turn={turn} /> : <AnswerBar chat={chat} turn={turn} />}
    </article>
  )
}

function sentOf(turn: Turn, imageId: string) {
  return turn.sent.find((sent) => sent.imageId === imageId) ?? null
}
