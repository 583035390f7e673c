import { t } from '../../platform/words/i18n.ts'
import { Choices } from '../form/Choices.tsx'
import type { Form } from '../state/form.ts'

/** Whether a public image goes as its link. */
export function SendAs({ form }: { form: Form }) {
  const host = form.key.server.value?.host ?? t('optionsThisServer')
  return (
    <Choices
      name="send-as"
      legend={t('optionsSendAs')}
      choices={[
        { value: 'link', label: t('optionsSendLink'), note: t('optionsSendLinkNote', { host }) },
        { value: 'image', label: t('optionsSendImage'), note: t('optionsSendImageNote', { host }) },
      ]}
      value={form.draft.value.sendAs}
      onChange={(value) => form.choose('sendAs', value)}
    />
  )
}
