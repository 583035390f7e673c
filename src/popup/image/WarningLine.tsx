import type { PictureGroup } from '../../core/chat/picture-groups.ts'
import type { Turn } from '../../core/chat/turn.ts'
import type { AttachedImage } from '../../core/image/attached-image.ts'
import { tariffOf } from '../../core/money/tariff.ts'
import { type PictureWarning, pictureWarning } from '../../core/request/picture-warning.ts'
import { defaultSettings } from '../../core/settings/settings.ts'
import type { Alternatives } from '../../platform/messages/messages.ts'
import { t } from '../../platform/words/i18n.ts'
import { Icon } from '../pieces/Icon.tsx'
import { detailLabel } from '../pieces/level-words.ts'
import type { ChatState } from '../state/chat.ts'
import { lastSent } from './sent-words.ts'

/** What the strip warns of: of what was sent, and of what the next question would send. */
export function warningOf(
  chat: ChatState,
  group: PictureGroup,
  image: AttachedImage,
  offers: Alternatives | null,
): PictureWarning | null {
  return pictureWarning(image, {
    sent: lastSent(group, image.id),
    model: tariffOf(group.head.model, chat.settings.value ?? defaultSettings).countsAs,
    forecast: chat.next.forecast.value,
    detail: chat.next.detail.value,
    hasOriginal: offers?.next === 'permission',
  })
}

type Props = { chat: ChatState; turn: Turn; image: AttachedImage; warning: PictureWarning }

/** The strip's second line where something is wrong, with the one button that mends it. */
export function WarningLine({ chat, turn, image, warning }: Props) {
  const isBusy = chat.running.value !== null
  return (
    <p class="warning">
      <Icon name="warning" />
      <span>{warningWords(warning)}</span>
      {warning.name === 'too-long' && (
        <button
          type="button"
          disabled={isBusy}
          aria-label={t('popupSplit', { count: warning.parts })}
          onClick={() => void chat.page.splitImage(turn.id, image.id)}
        >
          {t('popupSplitShort', { count: warning.parts })}
        </button>
      )}
      {warning.name === 'unreadable' && warning.better && (
        <button type="button" onClick={() => warning.better && chat.next.setDetail(warning.better)}>
          {t('popupUseLevel', { level: detailLabel(warning.better) })}
        </button>
      )}
    </p>
  )
}

function warningWords(warning: PictureWarning): string {
  switch (warning.name) {
    case 'too-long':
      return t('popupPrintLost')
    case 'unreadable':
      return t('popupPrintLostAt', { level: detailLabel(warning.level) })
    case 'only-visible':
      return t('popupOnlyVisible')
    case 'made-to-fit':
      return t('popupMadeToFit')
    default:
      return warning satisfies never
  }
}
