import { t } from '../../platform/words/i18n.ts'
import { Choices } from '../form/Choices.tsx'
import type { Form } from '../form/form.ts'
import { TextField } from '../form/TextField.tsx'
import type { KeyTest } from '../server/key-test.ts'
import { AnswerFields } from './AnswerFields.tsx'
import { DetailField } from './DetailField.tsx'
import { ModelField } from './ModelField.tsx'

/** How a question is asked. */
export function AskingSection({ form, keyTest }: { form: Form; keyTest: KeyTest }) {
  const { askAtOnce, sendAs } = form.draft.value
  const host = form.key.server.value?.host ?? t('optionsThisServer')
  return (
    <section aria-labelledby="asking-heading">
      <h2 id="asking-heading">{t('optionsAskingHeading')}</h2>
      <ModelField form={form} keyTest={keyTest} />
      <DetailField form={form} />
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
        value={askAtOnce ? 'ask' : 'wait'}
        onChange={(value) => form.change('askAtOnce', value === 'ask')}
      />
      <Choices
        name="send-as"
        legend={t('optionsSendAs')}
        choices={[
          { value: 'link', label: t('optionsSendLink'), note: t('optionsSendLinkNote', { host }) },
          { value: 'image', label: t('optionsSendImage'), note: t('optionsSendImageNote', { host }) },
        ]}
        value={sendAs}
        onChange={(value) => form.change('sendAs', value)}
      />
      <AnswerFields form={form} />
    </section>
  )
}
