import { formatCount } from '../../core/format-number.ts'
import { howTo } from '../../platform/problem/problem-words.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import { problemSentence } from '../form/problem-sentence.ts'
import type { Form } from '../state/form.ts'
import type { KeyTest, KeyTestState } from './key-test.ts'
import { RemoveKey } from './RemoveKey.tsx'

/** "Test key" and what came of it, and the way to remove a stored key. */
export function KeyActions({ form, keyTest }: { form: Form; keyTest: KeyTest }) {
  const state = keyTest.state.value
  const stored = form.key.storedKey.value
  const failure = failureWords(state)
  const host = form.key.server.value?.host ?? t('optionsThisServer')
  return (
    <div class="actions">
      <button type="button" id="test-key" aria-describedby="key-test-hint" onClick={keyTest.test}>
        {t('optionsTest')}
      </button>
      <span class="soft" id="key-test-hint" hidden={state.name !== 'idle'}>
        {t('optionsTestHint', { host })}
      </span>
      <span role="status" class={state.name === 'works' ? 'good' : 'soft'}>
        {progressWords(state)}
      </span>
      {stored && <RemoveKey form={form} last4={stored.last4} />}
      {failure && (
        <p role="alert" class="refusal">
          {failure}
        </p>
      )}
    </div>
  )
}

function progressWords(state: KeyTestState): string {
  if (state.name === 'testing') return t('optionsTesting', { host: state.host })
  if (state.name !== 'works') return ''
  return state.modelCount === 1
    ? t('optionsTestWorksOne')
    : t('optionsTestWorks', { count: formatCount(state.modelCount, languageTag()) })
}

function failureWords(state: KeyTestState): string | null {
  if (state.name === 'no-reply') return t('optionsNoReply')
  if (state.name !== 'failed') return null
  return [problemSentence(state.problem, state.host), howTo(state.problem)].filter(Boolean).join('\n')
}
