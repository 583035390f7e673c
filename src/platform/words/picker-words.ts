import type { CandidateKind } from '../../core/page/candidate.ts'
import type { PickerWords } from '../../core/page/picker-choice.ts'
import { languageTag, type MessageKey, t } from './i18n.ts'

const kindKeys = {
  image: 'kindImage',
  background: 'kindBackground',
  pseudo: 'kindBackground',
  'list-marker': 'kindListMarker',
  border: 'kindBorder',
  mask: 'kindMask',
  svg: 'kindDrawing',
  canvas: 'kindCanvas',
  video: 'kindVideo',
  poster: 'kindPoster',
  object: 'kindImage',
  mosaic: 'kindMosaic',
  frame: 'kindFrame',
  region: 'kindRegion',
  detached: 'kindImage',
} as const satisfies Record<CandidateKind, MessageKey>

/** What a candidate is called. */
export const kindName = (kind: CandidateKind) => t(kindKeys[kind])

/** The texts of the picker in the language in use. */
export function pickerWords(): PickerWords {
  const kinds = Object.fromEntries(Object.entries(kindKeys).map(([kind, key]) => [kind, t(key)]))
  return {
    language: languageTag(),
    title: t('pickerTitle'),
    hint: t('pickerHint'),
    keys: t('pickerKeys'),
    nothing: t('pickerNothing'),
    region: t('kindRegion'),
    cancel: t('pickerCancel'),
    kinds: kinds as PickerWords['kinds'],
  }
}
