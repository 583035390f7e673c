import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../platform/words/i18n.ts'
import { controlId } from '../form/TextField.tsx'
import type { Form } from '../state/form.ts'

/** Forgets the stored key after a second click, asked for in place. */
export function RemoveKey({ form, last4 }: { form: Form; last4: string }) {
  const state = useSignal<'untouched' | 'asking' | 'kept'>('untouched')
  const nextButton = useRef<HTMLButtonElement>(null)
  // The button that was clicked is gone: its successor takes the focus.
  useEffect(() => {
    if (state.value !== 'untouched') nextButton.current?.focus()
  }, [state.value])
  const become = (next: 'asking' | 'kept') => () => {
    state.value = next
  }
  const remove = async () => {
    await form.removeKey()
    document.getElementById(controlId('key'))?.focus()
  }
  if (state.value !== 'asking') {
    return (
      <button type="button" class="link" onClick={become('asking')} ref={nextButton}>
        {t('optionsKeyRemove')}
      </button>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend; the question is its name
    <div role="group" aria-labelledby="remove-key-question">
      <span id="remove-key-question">
        {last4 === '' ? t('optionsKeyRemoveLockedAsk') : t('optionsKeyRemoveAsk', { last4 })}
      </span>
      <button type="button" class="danger" onClick={remove}>
        {t('optionsKeyRemoveYes')}
      </button>
      <button type="button" onClick={become('kept')} ref={nextButton}>
        {t('optionsKeyRemoveNo')}
      </button>
    </div>
  )
}
