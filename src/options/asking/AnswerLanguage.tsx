import { t } from '../../platform/words/i18n.ts'
import { TextField } from '../form/TextField.tsx'
import type { Form } from '../state/form.ts'

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

/** In which language answers come. */
export function AnswerLanguage({ form }: { form: Form }) {
  return (
    <TextField
      form={form}
      field="answerLanguage"
      suggestions={answerLanguages}
      control={{ class: 'medium', placeholder: t('optionsAnswerLanguagePlaceholder') }}
      hint={t('optionsAnswerLanguageHint')}
    />
  )
}
