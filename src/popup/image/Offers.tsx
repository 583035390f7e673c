import { useEffect, useState } from 'preact/hooks'
import type { Turn } from '../../core/chat/turn.ts'
import { isRunning } from '../../core/chat/turn-state.ts'
import type { Rung } from '../../core/page/ladder.ts'
import type { Alternatives } from '../../platform/messages/messages.ts'
import { type MessageKey, t } from '../../platform/words/i18n.ts'
import { kindName } from '../../platform/words/picker-words.ts'
import type { ChatState } from '../state/chat.ts'

const rungKeys = {
  file: 'popupWayFile',
  background: 'popupWayBackground',
  drawing: 'popupWayDrawing',
  screen: 'popupWayScreen',
  permission: 'popupWayPermission',
} as const satisfies Record<Rung, MessageKey>

/** Under an image: what else lies where it was found, and the next way to its pixels. */
export function Offers({ chat, turn }: { chat: ChatState; turn: Turn }) {
  const [offers, setOffers] = useState<Alternatives | null>(null)
  const isBusy = isRunning(turn)
  useEffect(() => {
    if (isBusy) return
    let isWanted = true
    void chat.page.readAlternatives(turn.id).then((read) => isWanted && setOffers(read ?? null))
    return () => {
      isWanted = false
    }
  }, [chat, turn.id, isBusy])
  if (offers === null || isBusy) return null
  const { candidates, next } = offers
  if (candidates.length < 2 && next === null) return null
  return (
    <div class="offers">
      {candidates.length > 1 && <Candidates chat={chat} turn={turn} offers={offers} />}
      {next !== null && <NextWay chat={chat} turn={turn} offers={offers} next={next} />}
    </div>
  )
}

type Props = { chat: ChatState; turn: Turn; offers: Alternatives }

function Candidates({ chat, turn, offers: { candidates, chosen } }: Props) {
  const id = `offers-${turn.id}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" aria-labelledby={id} class="candidates">
      <span id={id}>{t('popupNotThisOne')}</span>
      {candidates.map(({ kind, preview }, index) => {
        const name = t('popupCandidate', { kind: kindName(kind), index: index + 1, count: candidates.length })
        return (
          <button
            key={index}
            type="button"
            title={name}
            aria-label={name}
            aria-pressed={index === chosen}
            disabled={index === chosen || chat.running.value !== null}
            onClick={() => void chat.page.chooseCandidate(turn.id, index)}
          >
            {preview ? <img src={preview} alt="" /> : <span aria-hidden="true">{index + 1}</span>}
          </button>
        )
      })}
    </div>
  )
}

function NextWay({ chat, turn, offers: { accessTo }, next }: Props & { next: Rung }) {
  const host = accessTo ? new URL(accessTo).hostname : ''
  return (
    <div class="way">
      <button
        type="button"
        class="link"
        disabled={chat.running.value !== null}
        onClick={() =>
          accessTo ? chat.page.askForAccess(turn.id, accessTo) : void chat.page.tryRung(turn.id, next)
        }
      >
        {accessTo ? t('popupAllowSite', { host }) : t('popupTryAnother', { way: t(rungKeys[next]) })}
      </button>
      {accessTo && <p class="soft">{t('popupAllowSiteWhy', { host })}</p>}
    </div>
  )
}
