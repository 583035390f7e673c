import { formatCount, formatUsd } from '../../core/format-number.ts'
import { settingRows } from '../../core/settings/settings.ts'
import { languageTag, t, wordsOfTokens } from '../../platform/words/i18n.ts'
import type { Form } from '../form/form.ts'
import { TextField } from '../form/TextField.tsx'
import { mostForAnswer } from './photo-figures.ts'

/** Languages offered for the answer, each by its own name; any other can be typed. */
const answerLanguages = [
  'English',
  '简体中文',
  '繁體中文',
  'Español',
  'Français',
  'Deutsch',
  'Italiano',
  'Português',
  'Русский',
  'العربية',
  'हिन्दी',
  '日本語',
  '한국어',
] as const

/** How long an answer may be and in which language it comes. */
export function AnswerFields({ form }: { form: Form }) {
  return (
    <>
      <TextField
        form={form}
        field="maxAnswerTokens"
        control={{ inputMode: 'numeric', class: 'short numbers' }}
        hint={<LengthWords form={form} />}
      >
        <span class="soft">{t('optionsAnswerTokensUnit')}</span>
      </TextField>
      <TextField
        form={form}
        field="answerLanguage"
        suggestions={answerLanguages}
        control={{ class: 'medium', placeholder: t('optionsAnswerLanguagePlaceholder') }}
        hint={t('optionsAnswerLanguageHint')}
      />
    </>
  )
}

function LengthWords({ form }: { form: Form }) {
  const { maxAnswerTokens, model } = form.draft.value
  const taken = settingRows.maxAnswerTokens.take(maxAnswerTokens, 'maxAnswerTokens')
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
