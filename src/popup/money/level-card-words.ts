import type { LevelMeaning } from '../../core/request/level-meaning.ts'
import { type MessageKey, t } from '../../platform/words/i18n.ts'
import { detailLabel } from '../pieces/level-words.ts'

const sentences = {
  'sees-all-cheapest': 'popupCardSeesAllCheapest',
  'sees-all': 'popupCardSeesAll',
  readable: 'popupCardReadable',
  'loses-print': 'popupCardLosesPrint',
  'large-only': 'popupCardLargeOnly',
  'quick-look': 'popupCardQuickLook',
  'close-look': 'popupCardCloseLook',
  'size-unknown': 'popupCardSizeUnknown',
  'no-picture': 'popupCardNoPicture',
} as const satisfies Record<Exclude<LevelMeaning['name'], 'same'>, MessageKey>

/** What the card of a level says below its price. */
export function cardSentence(meaning: LevelMeaning): string {
  return meaning.name === 'same'
    ? t('popupCardSame', { level: detailLabel(meaning.as) })
    : t(sentences[meaning.name])
}
