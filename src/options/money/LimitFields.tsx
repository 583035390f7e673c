import { t } from '../../platform/words/i18n.ts'
import { Choices } from '../form/Choices.tsx'
import { TextField } from '../form/TextField.tsx'
import type { Form } from '../state/form.ts'

/** What may be spent, and whether a stored answer comes before a new one. */
export function LimitFields({ form }: { form: Form }) {
  const control = {
    inputMode: 'decimal',
    class: 'short numbers',
    placeholder: t('optionsLimitNone'),
  } as const
  return (
    <>
      <div class="limits">
        <TextField form={form} field="dailyLimitUsd" control={control}>
          <span class="soft">{t('optionsLimitUnit')}</span>
        </TextField>
        <TextField form={form} field="monthlyLimitUsd" control={control}>
          <span class="soft">{t('optionsLimitUnit')}</span>
        </TextField>
      </div>
      <p class="hint">{t('optionsLimitHint')}</p>
      <Choices
        name="reuse"
        legend={t('optionsReuseAnswers')}
        choices={[
          { value: 'stored', label: t('optionsReuseStored'), note: t('optionsReuseStoredNote') },
          { value: 'new', label: t('optionsReuseNew'), note: t('optionsReuseNewNote') },
        ]}
        value={form.draft.value.reuseAnswers ? 'stored' : 'new'}
        onChange={(value) => form.choose('reuseAnswers', value === 'stored')}
      />
    </>
  )
}
