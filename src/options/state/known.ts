import { batch, computed, signal } from '@preact/signals'
import type { KeyStatus } from '../../core/server/key-status.ts'
import { defaultSettings, type Settings } from '../../core/settings/settings.ts'
import { draftOf, mergeDrafts } from './draft.ts'
import { createFields } from './fields.ts'
import { createKey } from './key.ts'
import type { Request } from './request.ts'

/** What the page knows: what is stored, and what is typed over it. */
export type Known = ReturnType<typeof createKnown>

/** Makes what the page knows. */
export function createKnown(request: Request) {
  const saved = signal<Settings | null>(null)
  const fields = createFields()
  const { draft } = fields
  const addresses = computed(() => ({
    typed: draft.value.baseUrl,
    saved: (saved.value ?? defaultSettings).baseUrl,
  }))
  const key = createKey(request, addresses)
  /** The fields as they would be if nothing were typed. */
  const base = computed(() => draftOf(saved.value ?? defaultSettings, key.status.value.storage))
  return {
    request,
    saved,
    ...fields,
    addresses,
    key,
    base,
    /** Takes the state of the background; what was typed and not saved stays. */
    receive(settings: Settings, status: KeyStatus): void {
      batch(() => {
        // A key that is being typed is for the server that stands above it, whatever another page has chosen meanwhile.
        const before = draft.value.key === '' ? base.value : { ...base.value, baseUrl: '' }
        draft.value = mergeDrafts(before, draft.value, draftOf(settings, status.storage))
        saved.value = settings
        key.take(status)
      })
    },
  }
}
