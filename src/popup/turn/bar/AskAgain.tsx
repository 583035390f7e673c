import type { Turn } from '../../../core/chat/turn.ts'
import { tariffOf } from '../../../core/money/tariff.ts'
import { defaultSettings, type Settings } from '../../../core/settings/settings.ts'
import type { DetailLevel } from '../../../core/tokens/detail-level.ts'
import { imageRule } from '../../../core/tokens/image-families.ts'
import { levelsOf } from '../../../core/tokens/image-tokens.ts'
import { t } from '../../../platform/words/i18n.ts'
import { detailLabel } from '../../pieces/level-words.ts'
import { Menu, type MenuItem } from '../../pieces/Menu.tsx'
import type { ChatState } from '../../state/chat.ts'

/** Asks the question of an answer once more: the same, of another model, or at another detail. */
export function AskAgain({ chat, turn }: { chat: ChatState; turn: Turn }) {
  const others = otherLevels(turn, chat.settings.value ?? defaultSettings)
  // Not the button, which has the focus after a choice.
  const isDisabled = chat.running.value !== null
  const items: (MenuItem | false)[] = [
    {
      label: t('popupAgainSame'),
      icon: 'again',
      hint: turn.model,
      isDisabled,
      onClick: () => void chat.askSame(turn),
    },
    chat.isLast(turn) && {
      label: t('popupAgainModel'),
      icon: 'options',
      isDisabled,
      onClick: () => chat.chooseModel(turn),
    },
    ...others.map((detail) => ({
      label: t('popupAgainDetail', { level: detailLabel(detail) }),
      icon: 'enlarge' as const,
      isDisabled,
      onClick: () => void chat.askSame(turn, { detail }),
    })),
  ]
  return <Menu name="again" label={t('popupAskAgain')} items={items} />
}

/** The levels of a turn's model at which its pictures were not sent. */
function otherLevels(turn: Turn, settings: Settings): DetailLevel[] {
  const rule = imageRule(tariffOf(turn.model, settings).countsAs)
  const sent = turn.sent.map(({ level }) => level)
  const levels = rule ? levelsOf(rule) : (['low', 'high'] as const)
  return sent.length === 0 ? [] : levels.filter((level) => !sent.every((each) => each === level))
}
