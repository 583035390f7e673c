import { useId } from 'preact/hooks'
import { openOptions } from '../../platform/browser/places/open-pages.ts'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'
import { SecretForm } from './SecretForm.tsx'
import { WaitingQuestion, waitingQuestion } from './WaitingQuestion.tsx'

/** Asks for the passphrase of a locked key, once after each start of the browser, and goes on with what waits. */
export function Unlock({ chat }: { chat: ChatState }) {
  const id = useId()
  const question = waitingQuestion(chat)
  const words = {
    label: t('popupPassphrase'),
    placeholder: t('popupPassphrase'),
    submit: t(question === '' ? 'popupUnlock' : 'popupUnlockAndAsk'),
  }
  return (
    <section class="onboarding" aria-labelledby={id}>
      <WaitingQuestion question={question} />
      <h2 id={id}>{t('popupUnlockTitle')}</h2>
      <p class="soft">{t('popupUnlockWhy', { host: chat.key.value?.host ?? '' })}</p>
      <SecretForm chat={chat} words={words} submit={chat.unlockKey} />
      <p class="soft">
        <button type="button" class="link" onClick={() => void openOptions('key')}>
          {t('popupPassphraseForgotten')}
        </button>
      </p>
    </section>
  )
}
