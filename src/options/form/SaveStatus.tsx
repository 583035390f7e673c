import { t } from '../../platform/words/i18n.ts'
import type { Form } from '../state/form.ts'
import { problemSentence } from './problem-sentence.ts'

/** Tells that a field is saved, or why nothing can be; in sight wherever the page is scrolled to. */
export function SaveStatus({ form }: { form: Form }) {
  const failure = failureWords(form)
  const { name } = form.saveState.value
  return (
    <div class="save-status">
      <p role="status" class={name === 'saved' ? 'good' : 'soft'}>
        {name === 'saving' && t('optionsSaving')}
        {name === 'saved' && t('optionsSaved')}
      </p>
      {failure && (
        <p role="alert" class="refusal">
          {failure}
        </p>
      )}
    </div>
  )
}

function failureWords(form: Form): string | null {
  const state = form.saveState.value
  if (state.name === 'failed') return problemSentence(state.problem)
  return state.name === 'no-reply' ? t('optionsNoReply') : null
}
