import { useState } from 'preact/hooks'
import type { PictureGroup } from '../../core/chat/picture-groups.ts'
import { isAsked, isSettled } from '../../core/chat/turn-state.ts'
import { formatSize } from '../../core/format-number.ts'
import type { AttachedImage } from '../../core/image/attached-image.ts'
import { t } from '../../platform/words/i18n.ts'
import { IconButton } from '../pieces/Icon.tsx'
import { scrollingGroup } from '../pieces/keyboard/scrolling-group.ts'
import type { Layout } from '../pieces/layout.ts'
import type { ChatState } from '../state/chat.ts'
import { ChooseFiles } from './ChooseFiles.tsx'
import { LargePicture } from './LargePicture.tsx'
import { offersSomething, RepairMenu, useAlternatives } from './RepairMenu.tsx'
import { lastSent, sentWords } from './sent-words.ts'
import { Thumbnail } from './Thumbnail.tsx'
import { WarningLine, warningOf } from './WarningLine.tsx'

type Props = { chat: ChatState; group: PictureGroup; layout: Layout }

/** The pictures that the turns below it are about, in one line that stays above them: what went out, and what can be done. */
export function PictureStrip({ chat, group, layout }: Props) {
  const { head } = group
  const [large, setLarge] = useState<string | null>(null)
  const offers = useAlternatives(chat, head)
  const isDraft = head.state.name === 'draft'
  const isLooking = head.state.name === 'acquiring'
  const [only, ...others] = head.images
  const isOne = only !== undefined && others.length === 0
  const shown = head.images.find(({ id }) => id === large)
  if (!only && !isDraft && !isLooking && !offersSomething(offers)) return null
  const isSmall = group.turns.filter(isAsked).length > 1
  const warning = only && isOne ? warningOf(chat, group, only, offers) : null
  return (
    <div class="strip">
      <div class={['bar', !isSmall && 'roomy', isLooking && 'looking'].filter(Boolean).join(' ')}>
        <Pictures chat={chat} group={group} onShow={setLarge} />
        <p class="what" dir="auto">
          <b class="numbers">{titleWords(head.images)}</b> <span>{stateWords(chat, group)}</span>
        </p>
        {only && warning && <WarningLine chat={chat} turn={head} image={only} warning={warning} />}
        <span class="does">
          {isDraft && !isOne && <ChooseFiles chat={chat} isPopup={layout === 'popup'} words={false} />}
          <RepairMenu chat={chat} turn={head} offers={offers} />
          {isOne && (
            <IconButton name="enlarge" label={t('popupShowLarge')} onClick={() => setLarge(only.id)} />
          )}
        </span>
      </div>
      {shown && (
        <LargePicture
          chat={chat}
          turn={head}
          image={shown}
          sent={lastSent(group, shown.id)}
          onClose={() => setLarge(null)}
        />
      )}
    </div>
  )
}

type PicturesProps = Pick<Props, 'chat' | 'group'> & { onShow: (imageId: string) => void }

function Pictures({ chat, group: { head }, onShow }: PicturesProps) {
  const { images } = head
  // The only picture of a new chat is what the chat is about.
  const isOnlyOne = images.length === 1 && chat.turns.value[0]?.id === head.id
  const mayRemove = head.state.name === 'draft' && chat.running.value === null && !isOnlyOne
  const thumbnails = images.map((image, index) => (
    <Thumbnail
      key={image.id}
      image={image}
      name={images.length > 1 ? t('popupPicture', { index: index + 1, count: images.length }) : ''}
      onShow={() => onShow(image.id)}
      onRemove={mayRemove ? () => void chat.page.removeImage(head.id, image.id) : null}
    />
  ))
  // One that nobody here could read is told in words beside it.
  if (images.length < 2) return images[0]?.preview || mayRemove ? thumbnails[0] : null
  return (
    <div class="pictures" {...scrollingGroup(t('popupPictures'))}>
      {thumbnails}
    </div>
  )
}

/** The size of a picture; of one that nobody here could read, what the page says of it. */
function titleWords([image, ...others]: AttachedImage[]): string {
  if (!image) return ''
  if (others.length > 0) return t('popupPictureCount', { count: others.length + 1 })
  const size = image.size ?? image.copy?.size
  if (!image.preview) return image.alternativeText || t('popupImageWithoutText')
  return size ? formatSize(size) : ''
}

/** What goes on with the pictures, or how they were sent. */
function stateWords(chat: ChatState, group: PictureGroup): string {
  const { state, images } = group.head
  const reading = chat.ownImages.adding.value
  if (state.name === 'acquiring') return t(images.length > 0 ? 'popupPreparing' : 'popupLooking')
  if (state.name === 'draft' && reading > 0) return t('popupAdding', { count: reading })
  if (images.length === 0) return t('popupNoPicture')
  const ways = images.map((image) => {
    const sent = lastSent(group, image.id)
    return sent && sentWords(image, sent)
  })
  // Of several that went each in its own way the large views tell.
  if (ways.every((way) => way !== null)) return new Set(ways).size === 1 ? (ways[0] ?? '') : t('popupSent')
  return t(isSettled(group.head) ? 'popupUnsent' : 'popupReady')
}
