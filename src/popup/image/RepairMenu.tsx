import { useState } from 'preact/hooks'
import type { Turn } from '../../core/chat/turn.ts'
import { isRunning } from '../../core/chat/turn-state.ts'
import type { AttachedImage } from '../../core/image/attached-image.ts'
import { stripParts } from '../../core/image/strip-parts.ts'
import { tariffOf } from '../../core/money/tariff.ts'
import type { Rung } from '../../core/page/ladder.ts'
import { defaultSettings } from '../../core/settings/settings.ts'
import { canShowFrames } from '../../platform/browser/animation-frames.ts'
import type { Alternatives } from '../../platform/messages/messages.ts'
import { type MessageKey, t } from '../../platform/words/i18n.ts'
import { kindName } from '../../platform/words/picker-words.ts'
import { Menu, type MenuItem } from '../pieces/Menu.tsx'
import { Sheet } from '../pieces/Sheet.tsx'
import { useRead } from '../pieces/use-read.ts'
import type { ChatState } from '../state/chat.ts'
import { FrameChooser } from './FrameChooser.tsx'

const rungKeys = {
  file: 'popupWayFile',
  background: 'popupWayBackground',
  drawing: 'popupWayDrawing',
  screen: 'popupWayScreen',
  permission: 'popupWayPermission',
} as const satisfies Record<Rung, MessageKey>

/** What else lies where a turn's picture was found, and other ways to its pixels; null while nothing is known. */
export function useAlternatives(chat: ChatState, turn: Turn): Alternatives | null {
  const isBusy = isRunning(turn)
  const images = turn.images.map(({ id }) => id).join()
  const read = isBusy ? null : () => chat.page.readAlternatives(turn.id)
  return useRead(read, [chat, turn.id, isBusy, images]) ?? null
}

/** Whether there is anything else to be had where a picture was looked for. */
export const offersSomething = (offers: Alternatives | null): boolean =>
  offers !== null && (offers.candidates.length > 1 || offers.next !== null || offers.mayUseVisible)

type Props = { chat: ChatState; turn: Turn; offers: Alternatives | null }

/** "Wrong picture?": everything that puts other pixels in the place of a turn's pictures; not there with nothing to offer. */
export function RepairMenu({ chat, turn, offers }: Props) {
  const [framesOf, setFramesOf] = useState<AttachedImage | null>(null)
  const items = [
    ...(offers ? otherPictures(chat, turn, offers) : []),
    ...(offers ? otherWays(chat, turn, offers) : []),
    ...turn.images.flatMap((image) => ofImage(chat, turn, image, setFramesOf)),
  ]
  if (items.length === 0) return null
  return (
    <>
      <Menu name="repair" label={t('popupRepair')} items={items} isDisabled={chat.running.value !== null} />
      {framesOf && (
        <Sheet label={t('popupChooseFrame')} onClose={() => setFramesOf(null)}>
          <FrameChooser chat={chat} turn={turn} image={framesOf} onClose={() => setFramesOf(null)} />
        </Sheet>
      )}
    </>
  )
}

function otherPictures(chat: ChatState, turn: Turn, { candidates, chosen }: Alternatives): MenuItem[] {
  if (candidates.length < 2) return []
  return candidates.map(({ kind, preview }, index) => ({
    label: t('popupCandidate', { kind: kindName(kind), index: index + 1, count: candidates.length }),
    picture: preview,
    isDisabled: index === chosen,
    ...(index === chosen && { hint: t('popupThisOne') }),
    onClick: () => void chat.page.chooseCandidate(turn.id, index),
  }))
}

function otherWays(chat: ChatState, turn: Turn, offers: Alternatives): MenuItem[] {
  const { next, accessTo, mayUseVisible } = offers
  const way = (rung: Rung): MenuItem => ({
    label: t('popupTryAnother', { way: t(rungKeys[rung]) }),
    icon: 'again',
    onClick: () => void chat.page.tryRung(turn.id, rung),
  })
  const host = accessTo ? new URL(accessTo).hostname : ''
  const allow: MenuItem = {
    label: t('popupAllowSite', { host }),
    icon: 'download',
    hint: t('popupAllowSiteWhy', { host }),
    // In the click itself, or the browser does not ask.
    onClick: () => accessTo && chat.page.askForAccess(turn.id, accessTo),
  }
  const first = accessTo ? allow : next && way(next)
  return [first, mayUseVisible ? way('screen') : null].filter((item) => item !== null)
}

/** What can be done with an image alone: its parts, when it is a long strip, and its frames. */
function ofImage(
  chat: ChatState,
  turn: Turn,
  image: AttachedImage,
  chooseFrame: (image: AttachedImage) => void,
): MenuItem[] {
  const parts = partsOf(chat, turn, image)
  const hint = turn.images.length > 1 ? { hint: image.alternativeText } : {}
  const split: MenuItem = {
    label: t('popupSplit', { count: parts?.length ?? 0 }),
    icon: 'repair',
    ...hint,
    onClick: () => void chat.page.splitImage(turn.id, image.id),
  }
  const frame: MenuItem = {
    label: t('popupChooseFrame'),
    icon: 'again',
    ...hint,
    onClick: () => chooseFrame(image),
  }
  const hasFrames = image.animated && image.copy !== null && canShowFrames()
  return [parts ? split : null, hasFrames ? frame : null].filter((item) => item !== null)
}

function partsOf(chat: ChatState, turn: Turn, { copy }: AttachedImage) {
  const { countsAs } = tariffOf(turn.model, chat.settings.value ?? defaultSettings)
  return copy && stripParts(copy.size, countsAs)
}
