import { useRef, useState } from 'preact/hooks'
import { knownModels } from '../../core/money/model-choices.ts'
import { settingRows } from '../../core/settings/settings.ts'
import { t } from '../../platform/words/i18n.ts'
import { useWantedFocus } from '../pieces/use-wanted-focus.ts'
import type { ChatState } from '../state/chat.ts'

/** No model has this name. */
const other = ''

/** The model of the next question: a known one, or any name. */
export function ModelField({ chat }: { chat: ChatState }) {
  const [isTyping, setTyping] = useState(false)
  const field = useRef<HTMLSelectElement>(null)
  const { model, setModel } = chat.next
  useWantedFocus(chat, 'model', field)
  function takeTyped(typed: string): void {
    setTyping(false)
    if (typed !== '') setModel(typed)
  }
  if (isTyping) return <TypedModel onDone={takeTyped} />
  return (
    <select
      ref={field}
      aria-label={t('popupModel')}
      value={model.value}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        if (chosen === other) setTyping(true)
        else setModel(chosen)
      }}
    >
      {offered(chat).map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
      <option value={other}>{t('popupOtherModel')}</option>
    </select>
  )
}

function TypedModel({ onDone }: { onDone: (typed: string) => void }) {
  return (
    <input
      ref={(input) => input?.focus()}
      class="model"
      aria-label={t('popupModel')}
      placeholder={t('popupModelPlaceholder')}
      maxLength={settingRows.model.limits.max}
      spellcheck={false}
      onBlur={(event) => onDone(event.currentTarget.value.trim())}
      onKeyDown={(event) => {
        if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
        // Escape would close the popup.
        event.preventDefault()
        onDone(event.key === 'Enter' ? event.currentTarget.value.trim() : '')
      }}
    />
  )
}

/** The model in use, those of the settings and of this chat, and on the vendor's own server all that we know. */
function offered(chat: ChatState): string[] {
  const settings = chat.settings.value
  const known = settings ? knownModels(settings.baseUrl) : []
  const used = chat.turns.value.map((turn) => turn.model)
  const names = [chat.next.model.value, settings?.model ?? '', ...used, ...known]
  return [...new Set(names)].filter((name) => name !== '')
}
