import { useId, useRef, useState } from 'preact/hooks'
import type { ProblemReport } from '../core/problem.ts'
import { isOpenAi } from '../core/server-traits.ts'
import { t } from '../platform/i18n.ts'
import { openOptions } from '../platform/open-pages.ts'
import { problemWords } from '../platform/problem-words.ts'
import type { ChatModel } from './chat.ts'
import { useWantedFocus } from './use-wanted-focus.ts'

const keyPage = 'https://platform.openai.com/api-keys'

/** First run: says what will go to whom, takes the key, and goes on with what waits. */
export function Onboarding({ chat }: { chat: ChatModel }) {
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const [problem, setProblem] = useState<ProblemReport | null>(null)
  const settings = chat.settings.value
  useWantedFocus(chat, 'key', field)
  if (!settings) return null
  const { host } = new URL(settings.baseUrl)
  const hasQuestion = chat.draft.value !== null && chat.next.text.value.trim() !== ''

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    setProblem(await chat.saveKey(field.current?.value ?? ''))
  }

  return (
    <section class="onboarding">
      <h2>{t('popupAddKey')}</h2>
      <p>{t(settings.sendAs === 'link' ? 'popupWhatIsSent' : 'popupWhatIsSentImage', { host })}</p>
      <form onSubmit={(event) => void save(event)}>
        <label for={`${id}-key`}>{t('popupKey')}</label>
        <div class="row">
          <input
            ref={field}
            id={`${id}-key`}
            type="password"
            autocomplete="off"
            spellcheck={false}
            aria-invalid={problem !== null}
            aria-describedby={`${id}-problem`}
          />
          <button type="submit" class="primary">
            {hasQuestion ? t('popupSaveAndAsk') : t('popupSaveKey')}
          </button>
        </div>
        <p id={`${id}-problem`} class="refused" role="alert">
          {problem && problemWords(problem.problem, problem.host).title}
        </p>
      </form>
      <p class="soft">{t('popupKeyStays')}</p>
      <p class="soft">
        {isOpenAi(settings.baseUrl) && (
          <a href={keyPage} target="_blank" rel="noopener noreferrer">
            {t('popupCreateKey')}
          </a>
        )}
        <button type="button" class="link" onClick={() => void openOptions()}>
          {t('popupOtherServer')}
        </button>
      </p>
    </section>
  )
}
