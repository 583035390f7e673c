import type { ComponentChildren } from 'preact'
import { t } from '../../platform/words/i18n.ts'
import type { FieldName, TextFieldName } from '../state/draft.ts'
import type { Form } from '../state/form.ts'
import { labelKeyOf } from './field-label.ts'
import { refusalWords } from './refusal-words.ts'

/** The id of a field's control; the focus goes there by it. */
export const controlId = (field: FieldName) => `field-${field}`

type Properties = {
  form: Form
  field: TextFieldName
  /** What is told of the field under it; screen readers read it along with the field. */
  hint?: ComponentChildren
  /** Attributes of the control; `rows` makes it a text area. */
  control?: {
    type?: 'text' | 'password'
    inputMode?: 'url' | 'numeric' | 'decimal'
    class?: string
    placeholder?: string
    rows?: number
    onFocus?: () => void
    /** What Enter does beside saving. */
    onEnter?: () => void
  }
  /** Choices offered while typing. */
  suggestions?: readonly string[]
  /** What stands beside the control. */
  children?: ComponentChildren
}

/** A label, its text field, why it was refused, and what there is to know about it. */
export function TextField({ form, field, hint, control, suggestions, children }: Properties) {
  const id = controlId(field)
  const problem = form.refusals.value[field]
  const describedBy = [problem && `${id}-refusal`, hint && `${id}-hint`].filter(Boolean).join(' ')
  const leave = () => void form.leave(field)
  const shared = {
    id,
    value: form.draft.value[field],
    'aria-invalid': problem !== undefined,
    'aria-describedby': describedBy || undefined,
    placeholder: control?.placeholder,
    spellcheck: false,
    onInput: (event: { currentTarget: { value: string } }) => {
      form.change(field, event.currentTarget.value)
      // What is filled in while the page has no focus, by a manager of passwords for one, is never left.
      if (!document.hasFocus()) leave()
    },
    onChange: leave,
    onBlur: leave,
  }
  const oneLine = {
    class: control?.class,
    inputMode: control?.inputMode,
    onFocus: control?.onFocus,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing) return
      leave()
      control?.onEnter?.()
    },
    autocomplete: 'off',
    autocapitalize: 'off',
  } as const
  return (
    <div class="field">
      <label for={id}>{t(labelKeyOf(field))}</label>
      <div class="beside">
        {control?.rows ? (
          <textarea {...shared} rows={control.rows} spellcheck />
        ) : suggestions ? (
          <input {...shared} {...oneLine} type="text" list={`${id}-list`} />
        ) : (
          <input {...shared} {...oneLine} {...typeOf(control)} />
        )}
        {children}
      </div>
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      {problem && (
        <p class="refusal" id={`${id}-refusal`} role="alert">
          {refusalWords(field, problem, form.draft.value)}
        </p>
      )}
      {hint && (
        <div class="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  )
}

/** Preact's types want one literal type for each kind of input. */
function typeOf(control: Properties['control']) {
  return control?.type === 'password' ? ({ type: 'password' } as const) : ({ type: 'text' } as const)
}
