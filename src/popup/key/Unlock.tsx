import { useId } from 'preact/hooks'
import { openOptions } from '../../platform/browser/open-pages.ts'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'
import { SecretForm } from './SecretForm.tsx'

/** Asks for the passphrase of a locked key, once after each start of the browser, and goes on with what waits. */
export function Unlock({ chat }: { chat: ChatState }) {
  const id = useId()
  const words = {
    label: t('popupPassphrase'),
    submit: t('popupUnlock'),
    submitAndAsk: t('popupUnlockAndAsk'),
  }
  return (
    <section class="onboarding" aria-labelledby={id}>
      <h2 id={id}>{t('popupUnlockTitle')}</h2>
      <p>{t('popupUnlockWhy', { host: chat.key.value?.host ?? '' })}</p>
      <SecretForm chat={chat} words={words} submit={chat.unlockKey} isFocused />
      <p class="soft">
        <button type="button" class="link" onClick={() => void openOptions()}>
          {t('popupPassphraseForgotten')}
        </button>
      </p>
    </section>
  )
}
