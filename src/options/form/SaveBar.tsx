import { needsKey } from '../../core/server/server-kind.ts'
import { t } from '../../platform/words/i18n.ts'
import { fieldNames } from './draft.ts'
import { labelKeyOf } from './field-label.ts'
import type { Form } from './form.ts'
import { problemSentence } from './problem-sentence.ts'

/** Save, how things stand, and what saving agrees to; always in view. */
export function SaveBar({ form }: { form: Form }) {
  const failure = failureWords(form)
  const isSaved = form.saveState.value.name === 'saved' && !form.isDirty.value
  return (
    <footer class="bar">
      <div class="column">
        <button type="submit" id="save" class="primary" aria-describedby="consent">
          {t('optionsSave')}
        </button>
        <div>
          <p role="status" class={isSaved ? 'good' : 'unsaved'}>
            {stateWords(form)}
          </p>
          {failure && (
            <p role="alert" class="refusal">
              {failure}
            </p>
          )}
          <p class="soft" id="consent">
            {consentWords(form)}
          </p>
        </div>
      </div>
    </footer>
  )
}

function stateWords(form: Form): string {
  const { name } = form.saveState.value
  if (name === 'saving') return t('optionsSaving')
  if (name === 'refused' || name === 'failed' || name === 'no-reply') return ''
  if (form.isDirty.value) return t('optionsUnsaved')
  return name === 'saved' ? t('optionsSaved') : ''
}

function failureWords(form: Form): string | null {
  const state = form.saveState.value
  if (state.name === 'failed') return problemSentence(state.problem)
  if (state.name === 'no-reply') return t('optionsNoReply')
  if (state.name !== 'refused') return null
  const refused = fieldNames.filter((name) => form.refusals.value[name])
  return t('optionsRefused', { fields: refused.map((name) => t(labelKeyOf(name))).join(', ') })
}

const consents = {
  link: { withKey: 'optionsConsentLink', keyless: 'optionsConsentLinkKeyless' },
  image: { withKey: 'optionsConsentImage', keyless: 'optionsConsentImageKeyless' },
} as const

/** Exactly what goes to which host, as the fields stand now. */
function consentWords(form: Form): string {
  const { sendAs, key, baseUrl } = form.draft.value
  const host = form.key.server.value?.host
  if (!host) return t('optionsConsentNoServer')
  const isKeySent = key !== '' || form.key.storedKey.value !== null || needsKey(baseUrl)
  return t(consents[sendAs][isKeySent ? 'withKey' : 'keyless'], { host })
}
