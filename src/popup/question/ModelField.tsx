import { useEffect, useRef, useState } from 'preact/hooks'
import { knownModels } from '../../core/money/model-choices.ts'
import { type ModelFacts, modelFacts } from '../../core/request/model-facts.ts'
import { defaultSettings, settingRows } from '../../core/settings/settings.ts'
import { t } from '../../platform/words/i18n.ts'
import { money } from '../money/cost-words.ts'
import type { ChatState } from '../state/chat.ts'

/** No model has this name. */
const other = ''

/** The model of the next question: a known one, or any name, with what a picture costs there and whether it sees any. */
export function ModelField({ chat, isFocused }: { chat: ChatState; isFocused: boolean }) {
  const [isTyping, setTyping] = useState(false)
  const field = useRef<HTMLSelectElement>(null)
  /** The key that was pressed in the list last; null after the pointer. */
  const lastKey = useRef<string | null>(null)
  const isPending = useRef(false)
  const returns = useRef(false)
  const { model, setModel } = chat.next
  useEffect(() => {
    if (!isTyping && returns.current) field.current?.focus()
    returns.current = false
  }, [isTyping])
  function takeTyped(typed: string): void {
    setTyping(false)
    if (typed !== '') setModel(typed)
  }
  function settle(): void {
    isPending.current = false
    void chat.modelIsChosen()
  }
  function takeKeyed(typed: string): void {
    returns.current = true
    takeTyped(typed)
    if (typed !== '') settle()
  }
  return (
    <div class="sheet-row model">
      <span class="row-name" aria-hidden="true">
        {t('popupModel')}
      </span>
      {isTyping ? (
        <TypedModel onLeave={takeTyped} onKey={takeKeyed} />
      ) : (
        <select
          ref={field}
          aria-label={t('popupModel')}
          aria-describedby="model-facts"
          // biome-ignore lint/a11y/noAutofocus: where the focus goes as the sheet opens for another model
          autoFocus={isFocused}
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
              {optionWords(name, factsOf(chat, name))}
            </option>
          ))}
          <option value={other}>{t('popupOtherModel')}</option>
        </select>
      )}
      <small id="model-facts">{factWords(factsOf(chat, model.value))}</small>
    </div>
  )
}

/** Whether a key goes from one model to the next in the closed list: then none is settled on before Enter. */
const isStep = (key: string | null) => key !== null && key !== 'Enter' && key !== ' '

const sights = {
  sees: 'popupModelSees',
  blind: 'popupModelBlind',
  unknown: 'popupModelSightUnknown',
} as const

const factsOf = (chat: ChatState, model: string): ModelFacts =>
  modelFacts(model, {
    detail: chat.next.detail.value,
    turns: chat.turns.value,
    server: chat.settings.value ?? defaultSettings,
  })

const optionWords = (name: string, { usd }: ModelFacts) =>
  usd === null ? name : t('popupModelPrice', { model: name, usd: money(usd) })

/** What the option of the list does not say. */
const factWords = ({ usd, sight }: ModelFacts) =>
  [...(usd === null ? [money(usd)] : []), t(sights[sight])].join(' · ')

type Typed = { onLeave: (typed: string) => void; onKey: (typed: string) => void }

/** Enter takes what is typed and settles on it, Escape drops it, and leaving the field takes it. */
function TypedModel({ onLeave, onKey }: Typed) {
  return (
    <input
      ref={(input) => input?.focus()}
      aria-label={t('popupModel')}
      placeholder={t('popupModelPlaceholder')}
      maxLength={settingRows.model.limits.max}
      spellcheck={false}
      onBlur={(event) => onLeave(event.currentTarget.value.trim())}
      onKeyDown={(event) => {
        if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
        // Escape would close the sheet.
        event.preventDefault()
        event.stopPropagation()
        onKey(event.key === 'Enter' ? event.currentTarget.value.trim() : '')
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
