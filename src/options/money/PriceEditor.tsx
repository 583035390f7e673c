import { useEffect, useRef } from 'preact/hooks'
import { imageFamilies } from '../../core/tokens/image-families.ts'
import { type MessageKey, t } from '../../platform/words/i18n.ts'
import type { PriceEditorState, PriceField } from './price-editor.ts'

const fields = [
  { field: 'host', label: 'optionsPriceHost' },
  { field: 'model', label: 'optionsPriceModel' },
  { field: 'input', label: 'optionsPriceInput' },
  { field: 'cachedInput', label: 'optionsPriceCached' },
  { field: 'output', label: 'optionsPriceOutput' },
] as const satisfies readonly { field: PriceField; label: MessageKey }[]

/** The fields of one price of the user's own; they are saved by themselves. */
export function PriceEditor({ editor }: { editor: PriceEditorState }) {
  const first = useRef<HTMLInputElement>(null)
  const asked = editor.asked.value
  useEffect(() => {
    if (asked > 0) first.current?.focus()
  }, [asked])
  const typed = editor.typed.value
  if (!typed) return null
  const isRefused = (field: PriceField) => editor.refused.value.includes(field)
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return
    void editor.save()
  }
  return (
    <fieldset class="price-editor" onKeyDown={onKeyDown}>
      <legend>{t('optionsPriceOwn')}</legend>
      <div class="fields">
        {fields.map(({ field, label }, index) => (
          <div key={field}>
            <label for={`price-${field}`}>{t(label)}</label>
            <input
              id={`price-${field}`}
              ref={index === 0 ? first : null}
              type="text"
              value={typed[field]}
              inputMode={index < 2 ? 'text' : 'decimal'}
              aria-invalid={isRefused(field)}
              aria-describedby={isRefused(field) ? 'price-refusal' : undefined}
              placeholder={field === 'cachedInput' ? t('optionsPriceCachedNone') : ''}
              spellcheck={false}
              onInput={(event) => editor.change(field, event.currentTarget.value)}
            />
          </div>
        ))}
        <div class="wide">
          <label for="price-countsAs">{t('optionsPriceCountsAs')}</label>
          <select
            id="price-countsAs"
            value={typed.countsAs}
            onChange={(event) => editor.change('countsAs', event.currentTarget.value)}
          >
            <option value="">{t('optionsPriceCountsByName')}</option>
            {imageFamilies.map(({ models }) => (
              <option key={models[0]} value={models[0]}>
                {models.join(', ')}
              </option>
            ))}
          </select>
        </div>
      </div>
      {editor.refused.value.length > 0 && (
        <p role="alert" class="refusal" id="price-refusal">
          {t('optionsPriceRefused')}
        </p>
      )}
      <div class="actions">
        <button type="button" class="primary" onClick={() => void editor.save()}>
          {t('optionsPriceSave')}
        </button>
        <button type="button" onClick={editor.cancel}>
          {t('optionsPriceCancel')}
        </button>
      </div>
    </fieldset>
  )
}
