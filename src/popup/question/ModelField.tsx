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
  /** The key that was pressed in the list last; null after the pointer. */
  const lastKey = useRef<string | null>(null)
  const isPending = useRef(false)
  const { model, setModel } = chat.next
  useWantedFocus(chat, 'model', field)
  function takeTyped(typed: string): void {
    setTyping(false)
    if (typed !== '') setModel(typed)
  }
  function settle(): void {
    isPending.current = false
    void chat.modelIsChosen()
  }
  if (isTyping) return <TypedModel onDone={takeTyped} onEnter={settle} />
  return (
    <select
      ref={field}
      aria-label={t('popupModel')}
      value={model.value}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        if (chosen === other) return setTyping(true)
        setModel(chosen)
        if (isStep(lastKey.current)) isPending.current = true
        else settle()
      }}
      onPointerDown={() => {
        lastKey.current = null
      }}
      onKeyDown={(event) => {
        lastKey.current = event.key
        if (event.key !== 'Enter' || !isPending.current) return
        event.preventDefault()
        settle()
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

/** Whether a key goes from one model to the next in the closed list: then none is settled on before Enter. */
const isStep = (key: string | null) => key !== null && key !== 'Enter' && key !== ' '

function TypedModel({ onDone, onEnter }: { onDone: (typed: string) => void; onEnter: () => void }) {
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
        if (event.key === 'Enter') onEnter()
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
