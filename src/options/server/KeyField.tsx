import { useSignal } from '@preact/signals'
import { keyOwner } from '../../core/server/key-owner.ts'
import { presetAt, presetName } from '../../core/server/presets.ts'
import { isLocalServer } from '../../core/server/server-kind.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import { controlId, TextField } from '../form/TextField.tsx'
import type { Form } from '../state/form.ts'
import { consentWords } from './consent-words.ts'
import { serverButtonId } from './ServerConsent.tsx'

/** The key: never shown once stored but for its last four characters. */
export function KeyField({ form }: { form: Form }) {
  const isShown = useSignal(false)
  const stored = form.key.storedKey.value
  const { isLocked } = form.key.status.value
  return (
    <TextField
      form={form}
      field="key"
      control={{
        type: isShown.value ? 'text' : 'password',
        onEnter: () => goToWhatWaits(form),
        placeholder: stored && !isLocked ? t('optionsKeyPlaceholder', { last4: stored.last4 }) : '',
      }}
      hint={<KeyHint form={form} />}
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

/** Enter saves the key, or leads to what it waits for. */
function goToWhatWaits(form: Form): void {
  if (form.newServer.value) document.getElementById(serverButtonId)?.focus()
  else if (form.needsPassphrase.value) form.focus('passphrase')
}

/** What is to know of the key now. Of the old one nothing is said while a new one is typed. */
function KeyHint({ form }: { form: Form }) {
  const { hasKey, host, isLocked } = form.key.status.value
  const { key, baseUrl } = form.draft.value
  const stored = form.key.storedKey.value
  const server = form.key.server.value
  if (form.needsPassphrase.value) return <p class="attention">{t('optionsKeyWaits')}</p>
  if (key === '' && stored) {
    return (
      <p>{isLocked ? t('optionsKeyStoredLocked', { host }) : t('optionsKeyStored', { ...stored, host })}</p>
    )
  }
  const preset = presetAt(baseUrl)
  const owner = keyOwner(key.trim())
  if (owner && preset && owner !== preset.name) {
    return (
      <p class="attention">
        {t('popupKeyIsOfOther', { owner, provider: presetName(preset, languageTag()) })}
      </p>
    )
  }
  if (isLocalServer(baseUrl)) return <p>{t('optionsKeyLocal')}</p>
  return (
    <>
      {key === '' && hasKey && server && (
        <p class="attention">{t('optionsKeyOtherServer', { stored: host, typed: server.host })}</p>
      )}
      {server && form.newServer.value === null && !hasKey && (
        <p>
          {consentWords(form, server)} {t('optionsConsentByKey')}
        </p>
      )}
      <p>
        {t('optionsKeyAdvice')}{' '}
        {preset?.keyPage && (
          <a href={preset.keyPage} target="_blank" rel="noreferrer">
            {t('popupGetKey', { provider: presetName(preset, languageTag()) })}
          </a>
        )}
      </p>
    </>
  )
}
