import { useSignal } from '@preact/signals'
import { t } from '../../platform/words/i18n.ts'
import { problemSentence } from '../form/problem-sentence.ts'
import type { Form } from '../state/form.ts'

/** Opens a locked key until the browser closes; only where there is one and no other is typed. */
export function UnlockKey({ form }: { form: Form }) {
  const passphrase = useSignal('')
  const refusal = useSignal<string | null>(null)
  const isOpening = useSignal(false)
  const isToOpen =
    form.key.storedKey.value !== null && form.key.status.value.isLocked && form.draft.value.key === ''
  const unlock = async () => {
    if (isOpening.value) return
    isOpening.value = true
    const problem = await form.key.unlock(passphrase.value)
    isOpening.value = false
    refusal.value = problem && problemSentence(problem)
    // The field is gone.
    if (problem === null) form.focus('key')
  }
  if (!isToOpen) return null
  return (
    <div class="field">
      <label for="unlock-passphrase">{t('optionsUnlock')}</label>
      <div class="beside">
        <input
          id="unlock-passphrase"
          class="medium"
          type="password"
          autocomplete="off"
          spellcheck={false}
          value={passphrase.value}
          aria-invalid={refusal.value !== null}
          aria-describedby="unlock-refusal"
          onInput={(event) => {
            passphrase.value = event.currentTarget.value
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            void unlock()
          }}
        />
        <button type="button" disabled={isOpening.value} onClick={() => void unlock()}>
          {t('popupUnlock')}
        </button>
      </div>
      <p id="unlock-refusal" class={refusal.value ? 'refusal' : ''} role="alert">
        {refusal.value}
      </p>
    </div>
  )
}
