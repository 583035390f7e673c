import { needsKey } from '../../core/server/server-kind.ts'
import { t } from '../../platform/words/i18n.ts'
import type { Form } from '../state/form.ts'

const consents = {
  link: { withKey: 'optionsConsentLink', keyless: 'optionsConsentLinkKeyless' },
  image: { withKey: 'optionsConsentImage', keyless: 'optionsConsentImageKeyless' },
} as const

/** Exactly what goes to which host with each question, as the fields stand now. */
export function consentWords(form: Form, { baseUrl, host }: { baseUrl: string; host: string }): string {
  const { sendAs, key } = form.draft.value
  const isKeySent = key !== '' || form.key.storedKey.value !== null || needsKey(baseUrl)
  return t(consents[sendAs][isKeySent ? 'withKey' : 'keyless'], { host })
}
