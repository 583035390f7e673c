import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { Problem } from '../../core/problem/problem.ts'
import { defaultSettings } from '../../core/settings/settings.ts'
import { type Draft, draftOf, type FieldName, type Refusals } from './draft.ts'

/** The fields as they are typed, and why some cannot be saved. */
export function createFields() {
  const draft = signal<Draft>(draftOf(defaultSettings))
  const refusals = signal<Refusals>({})
  /** A new object each time, so that the same field can be asked for twice. */
  const focusWanted = signal<{ field: FieldName } | null>(null)

  /** Takes what a field holds now; it is no longer refused. */
  function change<Name extends FieldName>(field: Name, value: Draft[Name]): void {
    batch(() => {
      draft.value = { ...draft.value, [field]: value }
      forgive(field)
    })
  }

  function forgive(field: FieldName): void {
    if (!refusals.value[field]) return
    const { [field]: _mended, ...others } = refusals.value
    refusals.value = others
  }

  return {
    draft,
    refusals,
    focusWanted: focusWanted as ReadonlySignal<{ field: FieldName } | null>,
    change,
    /** Shows at a field why it cannot be used. The focus stays where the user has gone. */
    refuse(field: FieldName, problem: Problem) {
      refusals.value = { ...refusals.value, [field]: problem }
    },
    /** Sends the focus to a field. */
    focus(field: FieldName) {
      focusWanted.value = { field }
    },
  }
}
