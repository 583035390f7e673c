import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ProblemReport } from '../core/problem.ts'
import { t } from '../platform/i18n.ts'
import { openOptions } from '../platform/open-pages.ts'
import { problemWords } from '../platform/problem-words.ts'
import type { ChatModel } from './chat.ts'
import { useWantedFocus } from './use-wanted-focus.ts'

/** Asks for the passphrase of a locked key, once after each start of the browser, and goes on with what waits. */
export function Unlock({ chat }: { chat: ChatModel }) {
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const [problem, setProblem] = useState<ProblemReport | null>(null)
  const [isOpening, setOpening] = useState(false)
  const section = useRef<HTMLElement>(null)
  useWantedFocus(chat, 'key', field)
  // The refusal stands below what is in sight of a small popup.
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), [problem])
  useEffect(() => field.current?.focus(), [])
  const hasQuestion = chat.draft.value !== null && chat.next.text.value.trim() !== ''

  async function unlock(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (isOpening) return
    setOpening(true)
    setProblem(null)
    setProblem(await chat.unlockKey(field.current?.value ?? ''))
    setOpening(false)
  }

  return (
    <section ref={section} class="onboarding" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('popupUnlockTitle')}</h2>
      <p>{t('popupUnlockWhy', { host: chat.key.value?.host ?? '' })}</p>
      <form onSubmit={(event) => void unlock(event)}>
        <label for={`${id}-passphrase`}>{t('popupPassphrase')}</label>
        <div class="row">
          <input
            ref={field}
            id={`${id}-passphrase`}
            type="password"
            autocomplete="off"
            spellcheck={false}
            aria-invalid={problem !== null}
            aria-describedby={`${id}-problem`}
          />
          <button type="submit" class="primary" disabled={isOpening}>
            {hasQuestion ? t('popupUnlockAndAsk') : t('popupUnlock')}
          </button>
        </div>
        <p id={`${id}-problem`} class="refused" role="alert">
          {problem && problemWords(problem.problem, problem.host).title}
        </p>
      </form>
      <p class="soft">
        <button type="button" class="link" onClick={() => void openOptions()}>
          {t('popupPassphraseForgotten')}
        </button>
      </p>
    </section>
  )
}
