import type { DetailChoice } from '../../core/tokens/detail-level.ts'
import { type MessageKey, t } from '../../platform/words/i18n.ts'

const levelKeys = {
  auto: 'popupDetailAuto',
  low: 'popupDetailLow',
  high: 'popupDetailHigh',
  original: 'popupDetailOriginal',
} as const satisfies Record<DetailChoice, MessageKey>

const levelInLineKeys = {
  auto: 'popupLevelAuto',
  low: 'popupLevelLow',
  high: 'popupLevelHigh',
  original: 'popupLevelOriginal',
} as const satisfies Record<DetailChoice, MessageKey>

/** A detail choice as a label. */
export const detailLabel = (detail: DetailChoice) => t(levelKeys[detail])

/** A detail level within a line of text. */
export const levelName = (level: DetailChoice) => t(levelInLineKeys[level])
