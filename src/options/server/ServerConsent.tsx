import { t } from '../../platform/words/i18n.ts'
import type { Form } from '../state/form.ts'
import { serverOf } from '../state/key.ts'
import { consentWords } from './consent-words.ts'

/** The id of the button that agrees; the focus goes there by it. */
export const serverButtonId = 'use-server'

/** Exactly what will go to a server that is typed, before it does: the button agrees to that. */
export function ServerConsent({ form }: { form: Form }) {
  const server = form.newServer.value
  const now = serverOf(form.saved.value?.baseUrl ?? '')
  return (
    <div class={server ? 'consent' : ''}>
      <p role="status">
        {server && consentWords(form, server)} {server && t('optionsConsentUntil')}
      </p>
      {server && (
        <div class="actions">
          <button type="button" class="primary" id={serverButtonId} onClick={() => void form.useServer()}>
            {t('optionsConsentUse')}
          </button>
          <button type="button" onClick={form.keepServer}>
            {t('optionsConsentKeep', { host: now?.host ?? t('optionsThisServer') })}
          </button>
        </div>
      )}
    </div>
  )
}
