import { isOpenAi } from '../../core/server/server-kind.ts'
import { openOptions } from '../../platform/browser/open-pages.ts'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'
import { SecretForm } from './SecretForm.tsx'

const keyPage = 'https://platform.openai.com/api-keys'

/** First run: says what will go to whom, takes the key, and goes on with what waits. */
export function Onboarding({ chat }: { chat: ChatState }) {
  const settings = chat.settings.value
  if (!settings) return null
  const { host } = new URL(settings.baseUrl)
  const words = { label: t('popupKey'), submit: t('popupSaveKey'), submitAndAsk: t('popupSaveAndAsk') }
  return (
    <section class="onboarding">
      <h2>{t('popupAddKey')}</h2>
      <p>{t(settings.sendAs === 'link' ? 'popupWhatIsSent' : 'popupWhatIsSentImage', { host })}</p>
      <SecretForm chat={chat} words={words} submit={chat.saveKey} isFocused />
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
