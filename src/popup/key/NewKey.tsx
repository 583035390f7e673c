import { useEffect, useRef } from 'preact/hooks'
import type { Turn } from '../../core/chat/turn.ts'
import { openOptions } from '../../platform/browser/places/open-pages.ts'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'
import { SecretForm } from './SecretForm.tsx'

/** Takes another key in place of the one that the server refused; the question is then asked again. */
export function NewKey({ chat, turn }: { chat: ChatState; turn: Turn }) {
  const words = { label: t('popupKey'), placeholder: t('popupPasteKey'), submit: t('popupSaveAndAsk') }
  const form = useRef<HTMLDivElement>(null)
  // It comes up below what is in sight of a small popup.
  useEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <div ref={form} class="new-key">
      <SecretForm chat={chat} words={words} submit={(typed) => chat.replaceKey(turn, typed)} />
      <button
        type="button"
        class="link"
        onClick={() => void chat.awaitCure(turn).then(() => openOptions('baseUrl'))}
      >
        {t('popupOtherServer')}
      </button>
    </div>
  )
}
