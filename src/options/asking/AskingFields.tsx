import { t } from '../../platform/words/i18n.ts'
import { Choices } from '../form/Choices.tsx'
import { TextField } from '../form/TextField.tsx'
import type { Form } from '../state/form.ts'

/** What is asked of a picture, and when. */
export function AskingFields({ form }: { form: Form }) {
  return (
    <>
      <TextField
        form={form}
        field="defaultQuestion"
        control={{ rows: 2, placeholder: t('defaultQuestion') }}
        hint={t('optionsQuestionHint')}
      />
      <Choices
        name="after-click"
        legend={t('optionsAskAtOnce')}
        choices={[
          { value: 'ask', label: t('optionsAskNow'), note: t('optionsAskNowNote') },
          { value: 'wait', label: t('optionsAskWait'), note: t('optionsAskWaitNote') },
        ]}
        value={form.draft.value.askAtOnce ? 'ask' : 'wait'}
        onChange={(value) => form.choose('askAtOnce', value === 'ask')}
      />
    </>
  )
}
