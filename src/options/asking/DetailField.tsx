import { formatSize, formatUsd } from '../../core/format-number.ts'
import type { Tariff } from '../../core/money/tariff.ts'
import { type DetailChoice, detailChoices } from '../../core/tokens/detail-level.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import { Choices } from '../form/Choices.tsx'
import type { Form } from '../state/form.ts'
import { examplePhoto, photoFigures } from './photo-figures.ts'

const labels = {
  auto: 'optionsDetailAuto',
  low: 'optionsDetailLow',
  high: 'optionsDetailHigh',
  original: 'optionsDetailOriginal',
} as const

const notes = {
  auto: 'optionsDetailAutoNote',
  low: 'optionsDetailLowNote',
  high: 'optionsDetailHighNote',
  original: 'optionsDetailOriginalNote',
} as const

const examples = {
  published: 'optionsDetailExample',
  inferred: 'optionsDetailExampleInferred',
  unknown: 'optionsDetailExampleUnknown',
} as const

/** How much of an image the model is shown, with what that costs for an example. */
export function DetailField({ form }: { form: Form }) {
  const { model, detail } = form.draft.value
  const tariff = form.tariffOfModel()
  const choiceOf = (choice: DetailChoice) => ({
    value: choice,
    label: t(labels[choice]),
    note: note(choice, tariff),
    figures: figures(choice, tariff),
  })
  return (
    <Choices
      name="detail"
      legend={t('optionsDetail')}
      choices={detailChoices.map(choiceOf)}
      value={detail}
      onChange={(value) => form.choose('detail', value)}
    >
      {tariff.price && t(examples[tariff.certainty], { model: model.trim(), size: formatSize(examplePhoto) })}
    </Choices>
  )
}

function note(choice: DetailChoice, tariff: Tariff): string {
  const mine = photoFigures(choice, tariff)
  const high = photoFigures('high', tariff)
  if (mine && !mine.isOffered) return t('optionsDetailOriginalMissing')
  if (choice === 'low' && mine && high && mine.tokens >= high.tokens) return t('optionsDetailLowDearNote')
  return t(notes[choice])
}

/** In money alone: how it is counted stands in the popup, for who looks. */
function figures(choice: DetailChoice, tariff: Tariff): string | null {
  const usd = photoFigures(choice, tariff)?.usd ?? null
  return usd === null ? null : formatUsd(usd, languageTag())
}
