import { t } from '../../platform/words/i18n.ts'
import type { FlagFieldName } from '../state/draft.ts'
import type { Form } from '../state/form.ts'
import { labelKeyOf } from './field-label.ts'
import { controlId } from './TextField.tsx'

/** A setting that is yes or no: its box, its label, and what there is to know about it. */
export function FlagField({ form, field, hint }: { form: Form; field: FlagFieldName; hint?: string }) {
  const id = controlId(field)
  return (
    <div class="field">
      <label for={id}>
        <input
          type="checkbox"
          id={id}
          checked={form.draft.value[field]}
          aria-describedby={hint && `${id}-hint`}
          onChange={(event) => form.choose(field, event.currentTarget.checked)}
        />{' '}
        {t(labelKeyOf(field))}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
