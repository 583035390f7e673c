import { formatCount, formatUsd } from '../../core/format-number.ts'
import { takeSetting } from '../../core/settings/settings.ts'
import { languageTag, t, wordsOfTokens } from '../../platform/words/i18n.ts'
import { mostForAnswer } from '../asking/photo-figures.ts'
import { Fold } from '../form/Fold.tsx'
import { TextField } from '../form/TextField.tsx'
import type { Form } from '../state/form.ts'

/** How long an answer may be, and what that can cost. */
export function LongestAnswer({ form }: { form: Form }) {
  return (
    <Fold id="longest-answer" title={t('optionsMaxAnswerTokens')}>
      <TextField
        form={form}
        field="maxAnswerTokens"
        control={{ inputMode: 'numeric', class: 'short numbers' }}
        hint={<LengthWords form={form} />}
      >
        <span class="soft">{t('optionsAnswerTokensUnit')}</span>
      </TextField>
    </Fold>
  )
}

function LengthWords({ form }: { form: Form }) {
  const { maxAnswerTokens, model } = form.draft.value
  const taken = takeSetting('maxAnswerTokens', maxAnswerTokens)
  if (!taken.ok) return null
  const tokens = taken.value
  const words = Number(wordsOfTokens(tokens).toPrecision(2))
  const usd = mostForAnswer(form.tariffOfModel(), tokens)
  return (
    <p>
      {t('optionsAnswerTokensWords', { count: formatCount(words, languageTag()) })}{' '}
      {usd !== null &&
        t('optionsAnswerTokensCost', { usd: formatUsd(usd, languageTag()), model: model.trim() })}
    </p>
  )
}
