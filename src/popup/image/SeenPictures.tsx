import { useState } from 'preact/hooks'
import { formatSize } from '../../core/format-number.ts'
import type { Problem } from '../../core/problem/problem.ts'
import type { Replies } from '../../platform/messages/messages.ts'
import { problemWords } from '../../platform/problem/problem-words.ts'
import { t } from '../../platform/words/i18n.ts'
import { count, money } from '../money/cost-words.ts'
import { detailLabel } from '../pieces/level-words.ts'
import type { ChatState } from '../state/chat.ts'

type Seen = Replies['showSeen']

/** One click shows the picture as the model gets it, at every level side by side, with what each costs. */
export function SeenPictures({
  chat,
  turnId,
  imageId,
}: {
  chat: ChatState
  turnId: string
  imageId: string
}) {
  const [seen, setSeen] = useState<Seen | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isLoading, setLoading] = useState(false)
  const show = async () => {
    if (seen) return setSeen(null)
    setLoading(true)
    const reply = await chat.page.showSeen(turnId, imageId, chat.next.model.value)
    setLoading(false)
    setSeen(reply.ok ? reply.value : null)
    setProblem(reply.ok ? null : reply.problem)
  }
  return (
    <div class="seen">
      <button
        type="button"
        class="link"
        aria-expanded={seen !== null}
        disabled={isLoading}
        onClick={() => void show()}
      >
        {t('popupShowSeen')}
      </button>
      {problem && (
        <p class="soft" role="status">
          {problem.kind === 'image-unreachable' ? t('popupSeenUnknown') : problemWords(problem, null).title}
        </p>
      )}
      {seen && <Levels seen={seen} model={chat.next.model.value} />}
    </div>
  )
}

function Levels({ seen: { pictures, auto }, model }: { seen: Seen; model: string }) {
  const [large, setLarge] = useState<string | null>(null)
  return (
    <section class="seen-levels" aria-label={t('popupSeenBy', { model })}>
      {pictures.map(({ level, size, tokens, usd, picture }) => (
        <figure key={level} class={large === level ? 'large' : undefined}>
          <button
            type="button"
            aria-pressed={large === level}
            aria-label={t('popupSeenFull', { level: detailLabel(level) })}
            title={t('popupSeenFull', { level: detailLabel(level) })}
            onClick={() => setLarge(large === level ? null : level)}
          >
            <img src={picture} alt="" width={size.width} height={size.height} />
          </button>
          <figcaption class="numbers">
            <b>{level === auto ? t('popupSeenAuto', { level: detailLabel(level) }) : detailLabel(level)}</b>
            <span>{formatSize(size)}</span>
            <span>
              {tokens === null ? t('popupImageTokensUnknown') : t('popupTokens', { count: count(tokens) })}
            </span>
            <span>{money(usd)}</span>
          </figcaption>
        </figure>
      ))}
    </section>
  )
}
