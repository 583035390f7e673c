import { useState } from 'preact/hooks'
import { formatScale, formatSize } from '../../core/format-number.ts'
import type { AttachedImage } from '../../core/image/attached-image.ts'
import type { Result } from '../../core/problem/result.ts'
import { readableScale } from '../../core/request/forecast.ts'
import type { Size } from '../../core/size.ts'
import type { Replies } from '../../platform/messages/messages.ts'
import { problemWords } from '../../platform/problem/problem-words.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import { money } from '../money/cost-words.ts'
import { detailLabel } from '../pieces/level-words.ts'
import { useRead } from '../pieces/use-read.ts'
import type { ChatState } from '../state/chat.ts'

type Seen = Replies['showSeen']
type Props = { chat: ChatState; turnId: string; image: AttachedImage }

/** The picture as the model gets it, at every level side by side, with what each costs and leaves of it. */
export function SeenPictures({ chat, turnId, image }: Props) {
  const model = chat.next.model.value
  const showSeen = () => chat.page.showSeen(turnId, image.id, model)
  const reply = useRead(showSeen, [chat, turnId, image.id, model])
  return (
    <section class="seen" aria-label={t('popupSeenBy', { model })}>
      <h3>{t('popupSeenBy', { model })}</h3>
      {reply?.ok ? (
        <Levels seen={reply.value} full={image.copy?.size ?? null} />
      ) : (
        <p role="status">{notSeen(reply)}</p>
      )}
    </section>
  )
}

function notSeen(reply: Result<Seen> | null): string {
  if (reply === null || reply.ok) return t('popupSeenLoading')
  const { problem } = reply
  return problem.kind === 'image-unreachable' ? t('popupSeenUnknown') : problemWords(problem, null).title
}

function Levels({ seen: { pictures, auto }, full }: { seen: Seen; full: Size | null }) {
  const [large, setLarge] = useState<string | null>(null)
  return (
    <div class="seen-levels">
      {pictures.map(({ level, size, usd, picture }) => (
        <figure key={level} class={large === level ? 'large' : undefined}>
          <div>
            <button
              type="button"
              aria-pressed={large === level}
              aria-label={t('popupSeenFull', { level: detailLabel(level) })}
              title={t('popupSeenFull', { level: detailLabel(level) })}
              onClick={() => setLarge(large === level ? null : level)}
            >
              <img src={picture} alt="" width={size.width} height={size.height} />
            </button>
          </div>
          <figcaption class="numbers">
            <b>{level === auto ? t('popupSeenAuto', { level: detailLabel(level) }) : detailLabel(level)}</b>
            <span>{money(usd)}</span>
            <span>{full && leftWords(size, full)}</span>
            <span>{formatSize(size)}</span>
          </figcaption>
        </figure>
      ))}
    </div>
  )
}

/** How much of a picture a level leaves. */
function leftWords(seen: Size, full: Size): string {
  const scale = Math.min(1, seen.width / full.width, seen.height / full.height)
  if (scale === 1) return t('popupSeenAll')
  const share = formatScale(scale, languageTag())
  return t(scale < readableScale ? 'popupSeenLost' : 'popupSeenShare', { share })
}
