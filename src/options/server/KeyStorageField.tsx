import { t } from '../../platform/words/i18n.ts'
import { Choices } from '../form/Choices.tsx'
import { Fold } from '../form/Fold.tsx'
import { TextField } from '../form/TextField.tsx'
import type { Form } from '../state/form.ts'

/** Where the key is kept, and honest words on what that protects it from. */
export function KeyStorageField({ form }: { form: Form }) {
  const { key, keyStorage } = form.draft.value
  const { isLocked, storage } = form.key.status.value
  const isToOpen = form.key.storedKey.value !== null && isLocked && key === ''
  const isLockable = keyStorage === 'passphrase' && !isToOpen
  return (
    <Fold id="key-storage" title={t('optionsKeyStorage')} isWanted={form.needsPassphrase.value}>
      <Choices
        name="key-storage"
        legend={t('optionsKeyStorage')}
        isLegendHidden
        choices={[
          { value: 'computer', label: t('optionsKeyComputer'), note: t('optionsKeyComputerNote') },
          { value: 'session', label: t('optionsKeySession'), note: t('optionsKeySessionNote') },
          { value: 'passphrase', label: t('optionsKeyPassphrase'), note: t('optionsKeyPassphraseNote') },
        ]}
        value={keyStorage}
        onChange={(value) => void form.keepKey(value)}
      >
        <p>{t('optionsKeyLimits')}</p>
      </Choices>
      {isLockable && (
        <TextField
          form={form}
          field="passphrase"
          control={{ type: 'password', class: 'medium', onEnter: () => void form.lockKey() }}
          hint={t(storage === 'passphrase' && key === '' ? 'optionsPassphraseSet' : 'optionsPassphraseHint')}
        >
          <button type="button" onClick={() => void form.lockKey()}>
            {t('optionsPassphraseLock')}
          </button>
        </TextField>
      )}
    </Fold>
  )
}
