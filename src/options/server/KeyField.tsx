import { useSignal } from '@preact/signals'
import { isLocalServer } from '../../core/server/server-kind.ts'
import { t } from '../../platform/words/i18n.ts'
import type { Form } from '../form/form.ts'
import { controlId, TextField } from '../form/TextField.tsx'

/** The key: never shown once stored but for its last four characters. */
export function KeyField({ form }: { form: Form }) {
  const isShown = useSignal(false)
  const { hasKey, host, isLocked } = form.key.status.value
  const stored = form.key.storedKey.value
  const typedHost = form.key.server.value?.host ?? null
  const isOtherServer = hasKey && stored === null && typedHost !== null
  return (
    <TextField
      form={form}
      field="key"
      control={{
        type: isShown.value ? 'text' : 'password',
        placeholder: stored && !isLocked ? t('optionsKeyPlaceholder', { last4: stored.last4 }) : '',
      }}
      hint={
        <>
          {isOtherServer && (
            <p class="attention">{t('optionsKeyOtherServer', { stored: host, typed: typedHost })}</p>
          )}
          {stored && (
            <p>
              {isLocked ? t('optionsKeyStoredLocked', { host }) : t('optionsKeyStored', { ...stored, host })}
            </p>
          )}
          <p>{t(isLocalServer(form.draft.value.baseUrl) ? 'optionsKeyLocal' : 'optionsKeyOneServer')}</p>
        </>
      }
    >
      <button
        type="button"
        aria-controls={controlId('key')}
        aria-pressed={isShown.value}
        onClick={() => {
          isShown.value = !isShown.value
        }}
      >
        {t('optionsKeyShow')}
      </button>
    </TextField>
  )
}
