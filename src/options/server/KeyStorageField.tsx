import { t } from '../../platform/words/i18n.ts'
import { Choices } from '../form/Choices.tsx'
import type { Form } from '../form/form.ts'
import { TextField } from '../form/TextField.tsx'
import { UnlockKey } from './UnlockKey.tsx'

/** Where the key is kept, and honest words on what that protects it from. Only where there is a key. */
export function KeyStorageField({ form }: { form: Form }) {
  const { key, keyStorage } = form.draft.value
  const stored = form.key.storedKey.value
  if (key === '' && stored === null) return null
  const { isLocked, storage } = form.key.status.value
  const isToOpen = stored !== null && isLocked && key === ''
  return (
    <>
      {isToOpen && <UnlockKey form={form} />}
      <Choices
        name="key-storage"
        legend={t('optionsKeyStorage')}
        choices={[
          { value: 'computer', label: t('optionsKeyComputer'), note: t('optionsKeyComputerNote') },
          { value: 'session', label: t('optionsKeySession'), note: t('optionsKeySessionNote') },
          { value: 'passphrase', label: t('optionsKeyPassphrase'), note: t('optionsKeyPassphraseNote') },
        ]}
        value={keyStorage}
        onChange={(value) => form.change('keyStorage', value)}
      >
        <p>{t('optionsKeyLimits')}</p>
      </Choices>
      {keyStorage === 'passphrase' && !isToOpen && (
        <TextField
          form={form}
          field="passphrase"
          control={{ type: 'password', class: 'medium' }}
          hint={t(storage === 'passphrase' && key === '' ? 'optionsPassphraseSet' : 'optionsPassphraseHint')}
        />
      )}
    </>
  )
}
