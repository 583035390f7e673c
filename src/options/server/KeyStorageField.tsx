import { t } from '../../platform/words/i18n.ts'
import { Choices } from '../form/Choices.tsx'
import { Fold } from '../form/Fold.tsx'
import { TextField } from '../form/TextField.tsx'
import type { Form } from '../state/form.ts'
import { serverButtonId } from './ServerConsent.tsx'

/** Where the key is kept, and honest words on what that protects it from. */
export function KeyStorageField({ form }: { form: Form }) {
  const { key, keyStorage } = form.draft.value
  const { isLocked, storage } = form.key.status.value
  const isToOpen = form.key.storedKey.value !== null && isLocked && key === ''
  const isLockable = keyStorage === 'passphrase' && !isToOpen
  const lock = async () => {
    await form.lockKey()
    // A typed key is locked for a server that is agreed to.
    if (form.draft.value.key !== '' && form.newServer.value) document.getElementById(serverButtonId)?.focus()
  }
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
          control={{ type: 'password', class: 'medium', onEnter: () => void lock() }}
          hint={t(storage === 'passphrase' && key === '' ? 'optionsPassphraseSet' : 'optionsPassphraseHint')}
        >
          <button type="button" onClick={() => void lock()}>
            {t('optionsPassphraseLock')}
          </button>
        </TextField>
      )}
    </Fold>
  )
}
