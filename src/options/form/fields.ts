import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { Problem } from '../../core/problem/problem.ts'
import { defaultSettings } from '../../core/settings/settings.ts'
import { type Draft, draftOf, type FieldName, fieldNames, fieldOf, type Refusals } from './draft.ts'

/** What the bar beside Save tells. */
export type SaveState =
  | { name: 'idle' }
  | { name: 'saving' }
  | { name: 'saved' }
  | { name: 'refused' }
  | { name: 'failed'; problem: Problem }
  /** The background did not answer at all: the extension was updated or is being removed. */
  | { name: 'no-reply' }

/** The fields as they are typed, why some cannot be saved, and how saving went. */
export function createFields() {
  const draft = signal<Draft>(draftOf(defaultSettings))
  const refusals = signal<Refusals>({})
  const saveState = signal<SaveState>({ name: 'idle' })
  /** A new object each time, so that the same field can be asked for twice. */
  const focusWanted = signal<{ field: FieldName } | null>(null)

  function change<Name extends FieldName>(field: Name, value: Draft[Name]): void {
    const { [field]: _mended, ...others } = refusals.value
    batch(() => {
      draft.value = { ...draft.value, [field]: value }
      refusals.value = others
      if (saveState.value.name !== 'saving') saveState.value = { name: 'idle' }
    })
  }

  /** Shows why fields cannot be used and sends the focus to the first. */
  function refuse(reasons: Refusals): void {
    const first = fieldNames.find((name) => reasons[name])
    batch(() => {
      refusals.value = reasons
      saveState.value = { name: 'refused' }
      if (first) focusWanted.value = { field: first }
    })
  }

  return {
    draft,
    refusals,
    saveState,
    focusWanted: focusWanted as ReadonlySignal<{ field: FieldName } | null>,
    change,
    refuse,
    /** Shows why the background did not do it, at the field if it is about one. */
    fail(reply: { problem: Problem } | null) {
      const field = reply && fieldOf(reply.problem)
      if (reply && field) refuse({ [field]: reply.problem })
      else saveState.value = reply ? { name: 'failed', problem: reply.problem } : { name: 'no-reply' }
    },
  }
}
