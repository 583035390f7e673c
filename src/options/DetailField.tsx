import { type DetailChoice, detailChoices } from '../core/detail.ts'
import { formatCount, formatSize, formatUsd } from '../core/format-number.ts'
import { languageTag, t } from '../platform/i18n.ts'
import { Choices } from './Choices.tsx'
import type { Form } from './form.ts'
import { examplePhoto, figuresCertainty, photoFigures } from './photo-figures.ts'

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
  const { model, baseUrl, detail } = form.draft.value
  const certainty = figuresCertainty(model, baseUrl)
  const choiceOf = (choice: DetailChoice) => ({
    value: choice,
    label: t(labels[choice]),
    note: note(choice, model, baseUrl),
    figures: figures(choice, model, baseUrl),
  })
  return (
    <Choices
      name="detail"
      legend={t('optionsDetail')}
      choices={detailChoices.map(choiceOf)}
      value={detail}
      onChange={(value) => form.change('detail', value)}
    >
      {t(examples[certainty], { model: model.trim(), size: formatSize(examplePhoto) })}
    </Choices>
  )
}

function note(choice: DetailChoice, model: string, baseUrl: string): string {
  const mine = photoFigures(choice, model, baseUrl)
  const high = photoFigures('high', model, baseUrl)
  if (mine && !mine.isOffered) return t('optionsDetailOriginalMissing')
  if (choice === 'low' && mine && high && mine.tokens >= high.tokens) return t('optionsDetailLowDearNote')
  return t(notes[choice])
}

function figures(choice: DetailChoice, model: string, baseUrl: string): string | null {
  const known = photoFigures(choice, model, baseUrl)
  if (!known) return null
  const tokens = t('optionsTokens', { count: formatCount(known.tokens, languageTag()) })
  return known.usd === null ? tokens : `${tokens} · ${formatUsd(known.usd, languageTag())}`
}
