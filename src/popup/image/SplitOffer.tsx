import type { Turn } from '../../core/chat/turn.ts'
import { formatPercent } from '../../core/format-number.ts'
import type { AttachedImage } from '../../core/image/attached-image.ts'
import { planSize } from '../../core/image/image-plan.ts'
import { stripParts } from '../../core/image/strip-parts.ts'
import { tariffOf } from '../../core/money/tariff.ts'
import { defaultSettings } from '../../core/settings/settings.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'

type Props = { chat: ChatState; turn: Turn; image: AttachedImage }

/** For a strip that is too long to be read at once: sends it in parts that can be read. */
export function SplitOffer({ chat, turn, image }: Props) {
  const size = image.copy?.size
  const { countsAs } = tariffOf(turn.model, chat.settings.value ?? defaultSettings)
  const parts = size && stripParts(size, countsAs)
  if (!size || !parts) return null
  const share = formatPercent(planSize(size, countsAs, 'high').width / size.width, languageTag())
  return (
    <div class="split">
      <p>{t('popupTooLong', { share })}</p>
      <button
        type="button"
        disabled={chat.running.value !== null}
        onClick={() => void chat.page.splitImage(turn.id, image.id)}
      >
        {t('popupSplit', { count: parts.length })}
      </button>
    </div>
  )
}
